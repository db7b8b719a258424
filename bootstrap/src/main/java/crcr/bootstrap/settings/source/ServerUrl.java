package crcr.bootstrap.settings.source;

import crcr.infrastructure.shared.url.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Reads the address of a server, without user info and query. */
public final class ServerUrl {
    private ServerUrl() {}

    /** Reads an address to which a secret may be sent: https, or http on loopback. */
    public static Optional<URI> confidential(String text) {
        return http(text)
                .filter(url -> Origin.of(url).filter(Origin::isConfidential).isPresent());
    }

    /** Reads an address with https or http. */
    public static Optional<URI> http(String text) {
        try {
            URI url = new URI(text);
            return url.getQuery() == null && Origin.of(url).isPresent() ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
