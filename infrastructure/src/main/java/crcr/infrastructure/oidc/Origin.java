package crcr.infrastructure.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a URL leads, but for its path: two of the same origin lead to the same server.
 *
 * @param scheme {@code https} or {@code http}
 * @param host in lower case; an IPv6 address in brackets
 * @param port as given, or the scheme's own
 */
record Origin(String scheme, String host, int port) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** The origin of this URL; empty if it is none of HTTP, or carries a user's name. */
    static Optional<Origin> of(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme();
            String host = uri.getHost();
            return scheme == null || host == null || uri.getRawUserInfo() != null
                    ? Optional.empty()
                    : of(scheme.toLowerCase(Locale.ROOT), host.toLowerCase(Locale.ROOT), uri.getPort());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Origin> of(String scheme, String host, int port) {
        return switch (scheme) {
            case "https" -> Optional.of(new Origin(scheme, host, port < 0 ? 443 : port));
            case "http" -> Optional.of(new Origin(scheme, host, port < 0 ? 80 : port));
            default -> Optional.empty();
        };
    }

    /** Whether nobody on the way can change what is sent. */
    boolean isConfidential() {
        return scheme.equals("https") || LOOPBACK.contains(host);
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
