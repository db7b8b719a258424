package crcr.infrastructure.oidc.claims;

import io.helidon.security.jwt.Jwt;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The claims of a token, each with its text. Systems write the same value as a text, a number or a boolean, so that all
 * of these count as their texts. A null counts as absent; lists and objects have no text.
 */
public final class Claims {
    private final Jwt token;

    /** Reads the claims of this token. */
    public Claims(Jwt token) {
        this.token = token;
    }

    /** Returns the issuer, which every token here has. */
    String issuer() {
        return token.issuer().orElseThrow();
    }

    /** Returns the text of a claim; empty if it is absent or has none. */
    Optional<String> text(String name) {
        return switch (token.payloadClaims().get(name)) {
            case null -> Optional.empty();
            case JsonString text -> Optional.of(text.getString());
            case JsonNumber number -> Optional.of(number.toString());
            case JsonValue value when value.getValueType() == JsonValue.ValueType.TRUE -> Optional.of("true");
            case JsonValue value when value.getValueType() == JsonValue.ValueType.FALSE -> Optional.of("false");
            case JsonValue _ -> Optional.empty();
        };
    }

    /** Returns the text of a claim that is a JSON text; empty if it is absent or of another type. */
    Optional<String> writtenText(String name) {
        return token.payloadClaims().get(name) instanceof JsonString text
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    /** Returns whether a claim is a list or an object. */
    boolean isStructure(String name) {
        return token.payloadClaims().get(name) instanceof JsonStructure;
    }

    /** Returns those of these claims that have a text, by name. */
    SortedMap<String, String> texts(List<String> names) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (String name : names) {
            text(name).ifPresent(text -> texts.put(name, text));
        }
        return texts;
    }
}
