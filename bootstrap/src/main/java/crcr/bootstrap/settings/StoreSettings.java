package crcr.bootstrap.settings;

import crcr.bootstrap.secret.SecretForm;
import crcr.bootstrap.settings.source.SettingValues;
import crcr.infrastructure.redis.RedisAddress;
import crcr.infrastructure.redis.RedisLogin;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where everything is kept, and for how long.
 *
 * @param address of a Redis; empty for one of the relay's own, with its files in {@code dataDirectory}
 */
public record StoreSettings(Optional<RedisAddress> address, Path dataDirectory, Duration life) {
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?<host>[^:\\s/]+|\\[[0-9a-fA-F:.]+]):(?<port>\\d{1,5})");

    /** Reads them. */
    public static StoreSettings read(SettingValues values) {
        boolean tls = values.flag("REDIS_TLS");
        Supplier<RedisLogin> login = values.secrets()
                .get("REDIS_LOGIN", SecretForm.redisLogin())
                .<Supplier<RedisLogin>>map(given -> given)
                .orElse(() -> RedisLogin.NONE);
        Optional<RedisAddress> address = values.text("REDIS_ENDPOINT")
                .flatMap(_ -> values.required("REDIS_ENDPOINT", "host:port", hostAndPort(tls, login)));
        Optional<Path> data = values.required("DATA_DIR", "a directory", StoreSettings::path);
        return new StoreSettings(address, data.orElse(Path.of(".")), values.seconds("CRCR_STATUS_TTL", 60));
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Function<String, Optional<RedisAddress>> hostAndPort(boolean tls, Supplier<RedisLogin> login) {
        return text -> Optional.of(HOST_AND_PORT.matcher(text))
                .filter(Matcher::matches)
                .filter(matcher -> Integer.parseInt(matcher.group("port")) <= SettingValues.HIGHEST_PORT)
                .map(matcher -> new RedisAddress(
                        matcher.group("host").replaceAll("[\\[\\]]", ""),
                        Integer.parseInt(matcher.group("port")),
                        tls,
                        login));
    }
}
