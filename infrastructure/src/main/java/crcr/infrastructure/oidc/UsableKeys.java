package crcr.infrastructure.oidc;

import io.helidon.security.jwt.jwk.Jwk;
import io.helidon.security.jwt.jwk.JwkRSA;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the keys of a key set (<a href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517</a>) that can verify RS256
 * signatures. An issuer may publish keys for other purposes beside them, so that other keys are ignored and no error.
 */
final class UsableKeys {
    // RFC 7518, 3.3
    private static final int FEWEST_BITS = 2048;

    // Certificates are ignored, so that a broken one does not make a key unusable.
    private static final List<String> MEMBERS_THAT_MATTER = List.of(
            Jwk.PARAM_KEY_TYPE,
            Jwk.PARAM_KEY_ID,
            Jwk.PARAM_ALGORITHM,
            Jwk.PARAM_USE,
            Jwk.PARAM_OPERATIONS,
            JwkRSA.PARAM_PUB_MODULUS,
            JwkRSA.PARAM_PUB_EXP);

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private UsableKeys() {}

    /**
     * Returns the usable keys, by their ids; possibly none.
     *
     * @throws KeysUnavailableException if this is not a key set
     */
    static Map<String, JwkRSA> of(String keySet) throws KeysUnavailableException {
        Map<String, JwkRSA> usable = new HashMap<>();
        for (JsonValue entry : entries(keySet)) {
            if (entry instanceof JsonObject json) {
                read(json).filter(UsableKeys::isUsable).ifPresent(key -> usable.put(key.keyId(), key));
            }
        }
        return Map.copyOf(usable);
    }

    private static JsonArray entries(String keySet) throws KeysUnavailableException {
        try (JsonReader reader = READERS.createReader(new StringReader(keySet))) {
            if (reader.readObject().get("keys") instanceof JsonArray entries) {
                return entries;
            }
        } catch (RuntimeException e) {
            // The exception's text quotes the answer.
            throw new KeysUnavailableException("its key set is not a JSON object");
        }
        throw new KeysUnavailableException("its key set has no array \"keys\"");
    }

    private static Optional<JwkRSA> read(JsonObject json) {
        try {
            return Jwk.create(reduced(json)) instanceof JwkRSA key ? Optional.of(key) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static JsonObject reduced(JsonObject json) {
        JsonObjectBuilder reduced = BUILDERS.createObjectBuilder();
        for (String member : MEMBERS_THAT_MATTER) {
            JsonValue value = json.get(member);
            if (value != null) {
                reduced.add(member, value);
            }
        }
        return reduced.build();
    }

    // The library takes a key without "alg" for RS256, and so does this.
    private static boolean isUsable(JwkRSA key) {
        return key.algorithm().equals(JwkRSA.ALG_RS256)
                && key.usage().filter(use -> !use.equals(Jwk.USE_SIGNATURE)).isEmpty()
                && key.operations()
                        .filter(operations -> !operations.contains(Jwk.OPERATION_VERIFY))
                        .isEmpty()
                && key.publicKey() instanceof RSAPublicKey rsa
                && rsa.getModulus().bitLength() >= FEWEST_BITS;
    }
}
