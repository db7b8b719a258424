package crcr.infrastructure.oidc;

import crcr.infrastructure.shared.json.JsonPicker;
import crcr.infrastructure.shared.json.JsonValue;
import crcr.infrastructure.shared.json.MalformedJsonException;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.Reply;
import crcr.infrastructure.shared.url.BaseUrl;
import crcr.infrastructure.shared.url.Origin;
import io.helidon.security.jwt.jwk.JwkRSA;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Fetches the keys that an issuer publishes, by way of its discovery document.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig">OpenID Connect Discovery</a>
 */
final class PublishedKeys {
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 256 * 1024;
    private static final JsonPicker DISCOVERY = new JsonPicker("issuer", "jwks_uri");

    private final OutgoingHttp http;
    private final String issuer;

    /** The keys of this issuer. */
    PublishedKeys(OutgoingHttp http, String issuer) {
        this.http = http;
        this.issuer = issuer;
    }

    /**
     * Fetches them; two calls, each of 5 seconds at most.
     *
     * @return the usable ones by their ids, possibly none
     * @throws KeysUnavailableException if that does not work out
     */
    Map<String, JwkRSA> fetch() throws KeysUnavailableException {
        Origin origin = Origin.of(issuer)
                .filter(Origin::isConfidential)
                .orElseThrow(() -> new KeysUnavailableException("it is not an https URL"));
        // The specification has a slash at the end left out here.
        String document = BaseUrl.below(issuer, "/.well-known/openid-configuration");
        String keySet = keySetAddress(get("discovery document", document));
        if (!Origin.of(keySet).equals(Optional.of(origin))) {
            throw new KeysUnavailableException("its jwks_uri is not on " + origin);
        }
        return UsableKeys.of(get("key set", keySet));
    }

    private String keySetAddress(String document) throws KeysUnavailableException {
        Map<String, JsonValue> found = discovery(document);
        if (!new JsonValue.Text(issuer).equals(found.get("issuer"))) {
            throw new KeysUnavailableException("its discovery document is another issuer's");
        }
        if (found.get("jwks_uri") instanceof JsonValue.Text(String address)) {
            return address;
        }
        throw new KeysUnavailableException("its discovery document has no jwks_uri");
    }

    private static Map<String, JsonValue> discovery(String document) throws KeysUnavailableException {
        try {
            return DISCOVERY.pick(document.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJsonException e) {
            throw new KeysUnavailableException("its discovery document " + e.getMessage(), e);
        }
    }

    private String get(String what, String address) throws KeysUnavailableException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .header("Accept", "application/json")
                    .build();
            Reply reply = http.send(request, WITHIN, MOST_BYTES);
            if (!reply.isSuccess()) {
                throw new KeysUnavailableException("its " + what + " is answered with " + reply.status());
            }
            return reply.body();
        } catch (IOException e) {
            throw new KeysUnavailableException("its " + what + " cannot be fetched: " + OutgoingHttp.words(e), e);
        } catch (IllegalArgumentException e) {
            throw new KeysUnavailableException("its " + what + " has no address that can be called", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeysUnavailableException("fetching its " + what + " was interrupted", e);
        }
    }
}
