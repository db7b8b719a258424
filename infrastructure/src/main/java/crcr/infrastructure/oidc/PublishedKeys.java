package crcr.infrastructure.oidc;

import crcr.infrastructure.shared.json.JsonPicker;
import crcr.infrastructure.shared.json.JsonValue;
import crcr.infrastructure.shared.json.MalformedJsonException;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import crcr.infrastructure.shared.url.Origin;
import io.helidon.security.jwt.jwk.JwkRSA;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Fetches the keys that an issuer publishes, through its discovery document. */
final class PublishedKeys {
    private static final JsonPicker DISCOVERY = new JsonPicker("jwks_uri");

    private final IssuerDocuments documents;
    private final boolean elsewhere;

    private PublishedKeys(IssuerDocuments documents, boolean elsewhere) {
        this.documents = documents;
        this.elsewhere = elsewhere;
    }

    /** Returns a fetcher of this issuer's keys, which must be on the issuer's own origin. */
    static PublishedKeys atIssuer(OutgoingHttp http, String issuer) {
        return new PublishedKeys(new IssuerDocuments(http, issuer), false);
    }

    /**
     * Returns a fetcher of this issuer's keys at the address in its metadata, because large providers have them on
     * another host.
     */
    static PublishedKeys anywhere(OutgoingHttp http, String issuer) {
        return new PublishedKeys(new IssuerDocuments(http, issuer), true);
    }

    /**
     * Fetches the keys: two calls, each of 5 seconds at most.
     *
     * @return the usable ones by their ids, possibly none
     * @throws KeysUnavailableException if that fails
     */
    Map<String, JwkRSA> fetch() throws KeysUnavailableException {
        Origin origin = documents.origin();
        String keySet = address(documents.discovery());
        Optional<Origin> place = Origin.of(keySet).filter(Origin::isConfidential);
        if (elsewhere ? place.isEmpty() : !place.equals(Optional.of(origin))) {
            throw new KeysUnavailableException("its jwks_uri is not " + (elsewhere ? "an https URL" : "on " + origin));
        }
        return UsableKeys.of(documents.fetch("key set", keySet));
    }

    private static String address(String discovery) throws KeysUnavailableException {
        try {
            if (DISCOVERY.pick(discovery.getBytes(StandardCharsets.UTF_8)).get("jwks_uri")
                    instanceof JsonValue.Text(String address)) {
                return address;
            }
        } catch (MalformedJsonException e) {
            throw new KeysUnavailableException("its discovery document " + e.getMessage(), e);
        }
        throw new KeysUnavailableException("its discovery document has no jwks_uri");
    }
}
