package crcr.bootstrap.secret;

import crcr.infrastructure.github.api.AppKey;
import crcr.infrastructure.redis.place.RedisLogin;
import java.util.Optional;
import java.util.regex.Pattern;

/** The required form of a secret's text, and the value that it stands for. */
@FunctionalInterface
public interface SecretForm<T> {
    /** Reads the text. */
    SecretReading<T> read(String text);

    /** The result of reading a secret's text. */
    public sealed interface SecretReading<T> {
        /** A valid text. */
        record Valid<T>(T value) implements SecretReading<T> {}

        /** An invalid text; {@code problem} follows the setting's name, and quotes nothing. */
        record Invalid<T>(String problem) implements SecretReading<T> {}
    }

    /** Returns the form of any text. */
    static SecretForm<Secret> anyText() {
        return text -> new SecretReading.Valid<>(new Secret(text));
    }

    /** Returns the form of a signing key: at least 128 bits as hexadecimal digits. */
    static SecretForm<Secret> signingKey() {
        return matching("(?s).{32,}", "at least 32 characters, drawn at random");
    }

    /** Returns the form of a text that can follow {@code Bearer}. */
    static SecretForm<Secret> bearer() {
        return matching("[!-~]{1,1000}", "up to 1000 letters, digits and signs of ASCII, without blanks");
    }

    /** Returns the form of an OAuth client's secret: visible ASCII (RFC 6749, appendix A.2). */
    static SecretForm<Secret> clientSecret() {
        return matching("[ -~]{16,1000}", "16 to 1000 letters, digits, blanks and signs of ASCII, in one line");
    }

    /** Returns the form of a header's value. */
    static SecretForm<Secret> headerValue() {
        return matching(
                "[!-~]([ -~]{0,998}[!-~])?",
                "up to 1000 letters, digits and signs of ASCII in one line, without blanks at its ends");
    }

    /** Returns the form of the App's private key. */
    static SecretForm<AppKey> appKey() {
        return pem -> switch (AppKey.parse(pem)) {
            case AppKey.AppKeyReading.Valid(AppKey key) -> new SecretReading.Valid<>(key);
            case AppKey.AppKeyReading.Invalid(String problem) ->
                new SecretReading.Invalid<>("cannot be used: " + problem);
        };
    }

    /** Returns the form of a login at Redis. */
    static SecretForm<RedisLogin> redisLogin() {
        return text -> orElse(RedisLogin.parse(text), "user:password or password, in one line");
    }

    /** Returns the form of a collector's headers. */
    static SecretForm<ExportHeaders> exportHeaders() {
        return text -> orElse(
                ExportHeaders.parse(text),
                "name=value, several separated by commas, each name once, values percent-encoded");
    }

    private static SecretForm<Secret> matching(String regex, String whatItShouldBe) {
        Pattern pattern = Pattern.compile(regex);
        return text ->
                orElse(Optional.of(text).filter(pattern.asMatchPredicate()).map(Secret::new), whatItShouldBe);
    }

    private static <T> SecretReading<T> orElse(Optional<T> value, String whatItShouldBe) {
        return value.<SecretReading<T>>map(SecretReading.Valid::new)
                .orElseGet(() -> new SecretReading.Invalid<>("must be " + whatItShouldBe));
    }
}
