package crcr.infrastructure.github.deliveries;

import crcr.infrastructure.github.api.CallFailedException;
import crcr.infrastructure.github.api.CallFailure;
import crcr.infrastructure.shared.url.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the next page of a list from the {@code Link} header of an answer.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api">GitHub's rules</a>
 */
final class NextPage {
    private static final Pattern NEXT = Pattern.compile("<([^<>]*)>\\s*;\\s*rel=\"?next\"?(?=\\s*(?:[,;]|$))");
    private static final Pattern CURSOR = Pattern.compile("[\\x21-\\x7e]{1,500}");
    private static final String PARAMETER = "cursor=";

    private NextPage() {}

    /**
     * Returns the cursor of the next page; empty if this was the last one. Only the cursor is taken from the link, so
     * that the App's token goes only to the configured address. A link to another address is an error, because a proxy
     * that rewrites answers must be noticed.
     */
    static Optional<String> cursor(HttpHeaders headers, URI apiUrl) throws CallFailedException {
        Matcher link = NEXT.matcher(String.join(", ", headers.allValues("Link")));
        if (!link.find()) {
            return Optional.empty();
        }
        URI next = uri(link.group(1));
        if (!Origin.of(next).equals(Origin.of(apiUrl))) {
            throw failed("leads away from " + apiUrl);
        }
        return Optional.of(
                Arrays.stream(Optional.ofNullable(next.getRawQuery()).orElse("").split("&", -1))
                        .filter(parameter -> parameter.startsWith(PARAMETER))
                        .map(parameter -> decoded(parameter.substring(PARAMETER.length())))
                        .filter(CURSOR.asMatchPredicate())
                        .findFirst()
                        .orElseThrow(() -> failed("has no cursor")));
    }

    private static URI uri(String text) throws CallFailedException {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            throw failed("is no address");
        }
    }

    // The pattern refuses broken escapes.
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static CallFailedException failed(String how) {
        return new CallFailedException(
                new CallFailure.Failed("GitHub's link to the next page of webhook deliveries " + how));
    }
}
