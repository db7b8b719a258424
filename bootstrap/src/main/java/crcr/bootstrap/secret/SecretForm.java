package crcr.bootstrap.secret;

import crcr.infrastructure.github.api.AppKey;
import crcr.infrastructure.redis.place.RedisLogin;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a secret's text must be like to be of use, and what it then stands for. */
@FunctionalInterface
public interface SecretForm<T> {
    /** Reads the text. */
    SecretReading<T> read(String text);

    /** The result of reading a text. */
    public sealed interface SecretReading<T> {
        /** Of use. */
        record Valid<T>(T value) implements SecretReading<T> {}

        /** Of no use; {@code problem} goes on behind the setting's name, and quotes nothing. */
        record Invalid<T>(String problem) implements SecretReading<T> {}
    }

    /** Any text. */
    static SecretForm<Secret> anyText() {
        return text -> new SecretReading.Valid<>(new Secret(text));
    }

    /** Returns a key that signs: as hexadecimal digits at least 128 bits. */
    static SecretForm<Secret> signingKey() {
        return matching("(?s).{32,}", "at least 32 characters, drawn at random");
    }

    /** Returns a text that can follow {@code Bearer}. */
    static SecretForm<Secret> bearer() {
        return matching("[!-~]{1,1000}", "up to 1000 letters, digits and signs of ASCII, without blanks");
    }

    /** Returns what a client of OAuth authenticates itself with: visible ASCII (RFC 6749, appendix A.2). */
    static SecretForm<Secret> clientSecret() {
        return matching("[ -~]{16,1000}", "16 to 1000 letters, digits, blanks and signs of ASCII, in one line");
    }

    /** Returns a text that can be a header's value. */
    static SecretForm<Secret> headerValue() {
        return matching(
                "[!-~]([ -~]{0,998}[!-~])?",
                "up to 1000 letters, digits and signs of ASCII in one line, without blanks at its ends");
    }

    /** Returns the App's private key. */
    static SecretForm<AppKey> appKey() {
        return pem -> switch (AppKey.parse(pem)) {
            case AppKey.AppKeyReading.Valid(AppKey key) -> new SecretReading.Valid<>(key);
            case AppKey.AppKeyReading.Invalid(String problem) ->
                new SecretReading.Invalid<>("cannot be used: " + problem);
        };
    }

    /** Returns how to get in at Redis. */
    static SecretForm<RedisLogin> redisLogin() {
        return text -> orElse(RedisLogin.parse(text), "user:password or password, in one line");
    }

    /** Headers for a collector of traces. */
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
