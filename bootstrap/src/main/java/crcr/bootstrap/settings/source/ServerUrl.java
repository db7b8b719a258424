package crcr.bootstrap.settings.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** The address of a server, without user and query. */
public final class ServerUrl {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private ServerUrl() {}

    /** Reads an address that a secret may be sent to: https, or http on loopback. */
    public static Optional<URI> confidential(String text) {
        return http(text).filter(uri -> "https".equals(uri.getScheme()) || LOOPBACK.contains(uri.getHost()));
    }

    /** Reads an address of https or http. */
    public static Optional<URI> http(String text) {
        try {
            URI uri = new URI(text);
            boolean plain = uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null;
            return plain && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
