package crcr.infrastructure.oidc;

import crcr.infrastructure.shared.json.JsonPicker;
import crcr.infrastructure.shared.json.JsonValue;
import crcr.infrastructure.shared.json.MalformedJsonException;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import crcr.infrastructure.shared.url.BaseUrl;
import crcr.infrastructure.shared.url.Origin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Fetches the documents that an issuer publishes.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig">OpenID Connect Discovery</a>
 */
final class IssuerDocuments {
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 256 * 1024;
    private static final JsonPicker ISSUER = new JsonPicker("issuer");

    private final OutgoingHttp http;
    private final String issuer;

    /** Fetches the documents of this issuer. */
    IssuerDocuments(OutgoingHttp http, String issuer) {
        this.http = http;
        this.issuer = issuer;
    }

    /** Returns the issuer's origin; throws if connections to it are not secure. */
    Origin origin() throws KeysUnavailableException {
        return Origin.of(issuer)
                .filter(Origin::isConfidential)
                .orElseThrow(() -> new KeysUnavailableException("it is not an https URL"));
    }

    /** Fetches the issuer's discovery document, a JSON object that names this issuer; 5 seconds at most. */
    String discovery() throws KeysUnavailableException {
        Origin _ = origin();
        // The specification drops a slash at the end here.
        String document = fetch("discovery document", BaseUrl.below(issuer, "/.well-known/openid-configuration"));
        try {
            if (new JsonValue.Text(issuer)
                    .equals(ISSUER.pick(document.getBytes(StandardCharsets.UTF_8))
                            .get("issuer"))) {
                return document;
            }
        } catch (MalformedJsonException e) {
            throw new KeysUnavailableException("its discovery document " + e.getMessage(), e);
        }
        throw new KeysUnavailableException("its discovery document is another issuer's");
    }

    /**
     * Fetches a document; 5 seconds at most.
     *
     * @param what its name in a failure's message
     */
    String fetch(String what, String address) throws KeysUnavailableException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .header("Accept", "application/json")
                    .build();
            WholeResponse reply = http.send(request, WITHIN, MOST_BYTES);
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
