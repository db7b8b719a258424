package crcr.infrastructure.oidc;

import crcr.application.console.Provider;
import crcr.infrastructure.shared.url.Origin;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;

/** Reads a provider's discovery document, as far as a sign-in needs it. */
final class ProviderDocument {
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private final JsonObject document;

    private ProviderDocument(JsonObject document) {
        this.document = document;
    }

    /**
     * Reads the document, whose issuer was checked.
     *
     * @throws KeysUnavailableException if it does not allow a sign-in
     */
    static Provider read(String issuer, String discovery) throws KeysUnavailableException {
        try (JsonReader reader = READERS.createReader(new StringReader(discovery))) {
            return new ProviderDocument(reader.readObject()).provider(issuer);
        } catch (RuntimeException e) {
            // The exception's text quotes the answer.
            throw new KeysUnavailableException("its discovery document is not a JSON object");
        }
    }

    private Provider provider(String issuer) throws KeysUnavailableException {
        if (!says("response_types_supported", "code", true)) {
            throw new KeysUnavailableException("it does not offer the authorization code flow");
        }
        if (!says("id_token_signing_alg_values_supported", "RS256", true)) {
            throw new KeysUnavailableException("it does not sign ID tokens with RS256");
        }
        return new Provider(
                issuer,
                required("authorization_endpoint"),
                required("token_endpoint"),
                address("end_session_endpoint"),
                says("code_challenge_methods_supported", "S256", true),
                says("token_endpoint_auth_methods_supported", "client_secret_post", false));
    }

    private String required(String name) throws KeysUnavailableException {
        return address(name).orElseThrow(() -> new KeysUnavailableException("its " + name + " is not an https URL"));
    }

    private Optional<String> address(String name) {
        return document.get(name) instanceof JsonString text
                ? Optional.of(text.getString())
                        .filter(url ->
                                Origin.of(url).filter(Origin::isConfidential).isPresent())
                        .filter(url -> !url.contains("#"))
                : Optional.empty();
    }

    private boolean says(String name, String value, boolean ifAbsent) {
        return document.get(name) instanceof JsonArray values
                ? values.stream()
                        .anyMatch(one -> one instanceof JsonString text
                                && text.getString().equals(value))
                : ifAbsent;
    }
}
