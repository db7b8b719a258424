package crcr.infrastructure.http.console.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place within the console: a path, possibly with a query. Browsers cannot take it for another server: it has no
 * second slash or backslash at its beginning, and none of the characters that browsers drop or rewrite first.
 *
 * @param value the path and the query, percent-encoded
 * @see <a href="https://url.spec.whatwg.org/#concept-basic-url-parser">URL Standard: what browsers drop and rewrite</a>
 */
public record LocalPath(String value) {
    /** The console's first page. */
    public static final LocalPath FIRST_PAGE = new LocalPath("/");

    private static final int LONGEST = 1000;
    // RFC 3986: pchar, slash and question mark; a percent sign only before two hexadecimal digits.
    private static final Pattern FORM = Pattern.compile("/(?!/)(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*");

    /** Reads such a place; empty if the text is none, or has over 1,000 characters. */
    public static Optional<LocalPath> parse(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches()
                ? Optional.of(new LocalPath(text))
                : Optional.empty();
    }

    /**
     * Returns the place of a requested path, in a canonical spelling. The request's own spelling could lead to another
     * host.
     *
     * @param decoded the path without percent-encoding, in which slashes stand between segments only
     */
    public static LocalPath asked(String decoded) {
        return new LocalPath(Arrays.stream(decoded.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/", "/", "")));
    }
}
