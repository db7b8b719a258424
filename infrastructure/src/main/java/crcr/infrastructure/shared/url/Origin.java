package crcr.infrastructure.shared.url;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The origin of a URL: two URLs of the same origin lead to the same server.
 *
 * @param scheme {@code https} or {@code http}
 * @param host in lower case; an IPv6 address in brackets
 * @param port as given, or the scheme's default
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454">RFC 6454</a>
 */
public record Origin(String scheme, String host, int port) {
    private static final int OF_HTTPS = 443;
    private static final int OF_HTTP = 80;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Returns the origin of this URL; empty if it is none of HTTP, or has user info. */
    public static Optional<Origin> of(String url) {
        try {
            return of(new URI(url));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Returns the origin of this URL; empty if it is none of HTTP, or has user info. */
    public static Optional<Origin> of(URI url) {
        String scheme = url.getScheme();
        String host = url.getHost();
        return scheme == null || host == null || url.getRawUserInfo() != null
                ? Optional.empty()
                : of(scheme.toLowerCase(Locale.ROOT), host.toLowerCase(Locale.ROOT), url.getPort());
    }

    private static Optional<Origin> of(String scheme, String host, int port) {
        return switch (scheme) {
            case "https" -> Optional.of(new Origin(scheme, host, port < 0 ? OF_HTTPS : port));
            case "http" -> Optional.of(new Origin(scheme, host, port < 0 ? OF_HTTP : port));
            default -> Optional.empty();
        };
    }

    /** Returns whether connections to it cannot be read or changed on the way. */
    public boolean isConfidential() {
        return scheme.equals("https") || LOOPBACK.contains(host);
    }

    /** Returns the origin as the beginning of a URL, without the scheme's default port. */
    @Override
    public String toString() {
        return scheme + "://" + host + (port == (scheme.equals("https") ? OF_HTTPS : OF_HTTP) ? "" : ":" + port);
    }
}
