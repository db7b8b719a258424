package crcr.bootstrap.secret;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headers of requests to a collector: {@code name=value,name=value}, values percent-encoded. A collector
 * authenticates its senders by them, so that they are a secret.
 *
 * @param headers the values by name
 * @see <a
 *     href="https://opentelemetry.io/docs/specs/otel/protocol/exporter/#specifying-headers-via-environment-variables">OpenTelemetry</a>
 */
public record ExportHeaders(Map<String, String> headers) {
    private static final Pattern HEADER = Pattern.compile("\\s*(?<name>[A-Za-z0-9!#$%&'*+.^_`|~-]+)\\s*=(?<value>.+)");
    private static final Pattern VALUE = Pattern.compile("[!-~]([ -~]*[!-~])?");

    /** Keeps its own copy. */
    public ExportHeaders {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** Returns the headers of this text; empty if it is not of the form. */
    static Optional<ExportHeaders> parse(String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String each : Arrays.asList(text.split(",", -1))) {
            Matcher header = HEADER.matcher(each);
            if (!header.matches()) {
                return Optional.empty();
            }
            Optional<String> value = decoded(header.group("value").strip());
            if (value.isEmpty() || headers.put(header.group("name"), value.get()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new ExportHeaders(headers));
    }

    // A plus sign stands for itself here, and not for a blank as in forms.
    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .filter(VALUE.asMatchPredicate());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Hides the values. */
    @Override
    public String toString() {
        return "ExportHeaders" + headers.keySet();
    }
}
