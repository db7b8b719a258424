package crcr.infrastructure.oidc.claims;

import crcr.application.console.Person;
import crcr.infrastructure.shared.text.ShowableText;
import io.helidon.security.jwt.Jwt;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the person's identity from the claims of an ID token.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims">OpenID Connect: standard
 *     claims</a>
 */
public final class PersonClaims {
    private static final int LONGEST_NAME = 100;

    private PersonClaims() {}

    /** Reads a verified token whose subject is known. */
    public static Person read(Jwt token, String subject) {
        Claims claims = new Claims(token);
        String name = Stream.of("name", "preferred_username", "email")
                .flatMap(claim -> claims.writtenText(claim).stream())
                .map(text -> ShowableText.shortened(text, LONGEST_NAME))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseGet(() -> ShowableText.shortened(subject, LONGEST_NAME));
        // Some providers write the boolean as a text.
        boolean isVerified = claims.text("email_verified").equals(Optional.of("true"));
        return new Person(subject, name, isVerified, texts(token));
    }

    private static Map<String, List<String>> texts(Jwt token) {
        Map<String, List<String>> texts = new TreeMap<>();
        token.payloadClaims().forEach((claim, value) -> texts(value).ifPresent(some -> texts.put(claim, some)));
        return texts;
    }

    private static Optional<List<String>> texts(JsonValue value) {
        return switch (value) {
            case JsonString text -> Optional.of(List.of(text.getString()));
            case JsonArray list ->
                Optional.of(list.stream()
                        .filter(JsonString.class::isInstance)
                        .map(text -> ((JsonString) text).getString())
                        .toList());
            case JsonValue _ -> Optional.empty();
        };
    }
}
