package crcr.bootstrap.settings;

import crcr.bootstrap.settings.source.SettingValues;
import crcr.infrastructure.redis.place.StorePlace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where everything is kept, and for how long.
 *
 * @param place of a Redis; empty for one of the relay's own, with its files in {@code dataDirectory}
 * @param replicas how many of its replicas must have what is promised, before it is
 */
public record StoreSettings(Optional<StorePlace> place, int replicas, Path dataDirectory, Duration life) {
    private static final String WAIT_REPLICAS = "REDIS_WAIT_REPLICAS";
    // More than anybody has; a typing error is one.
    private static final int MOST_REPLICAS = 99;

    /** Reads them. */
    public static StoreSettings read(SettingValues values) {
        Optional<StorePlace> place = StorePlaces.read(values);
        int replicas = values.number(WAIT_REPLICAS, "replicas", 0, MOST_REPLICAS);
        if (replicas > 0 && !StorePlaces.isOutside(values)) {
            values.wrong(WAIT_REPLICAS, "is for a Redis with replicas: set REDIS_ENDPOINT or REDIS_SENTINELS");
        }
        Optional<Path> data = values.required("DATA_DIR", "a directory", StoreSettings::path);
        return new StoreSettings(place, replicas, data.orElse(Path.of(".")), values.seconds("CRCR_STATUS_TTL", 60));
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
