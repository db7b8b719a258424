package crcr.bootstrap.settings;

import crcr.bootstrap.settings.source.SettingValues;
import crcr.infrastructure.redis.place.StorePlace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of the store.
 *
 * @param place the place of a Redis; empty for one of the relay's own, with its files in {@code dataDirectory}
 * @param replicas the number of its replicas that must confirm a write before the relay acts on it
 */
public record StoreSettings(Optional<StorePlace> place, int replicas, Path dataDirectory, Duration life) {
    private static final String WAIT_REPLICAS = "REDIS_WAIT_REPLICAS";
    // More than any installation has, to find a typing error.
    private static final int MOST_REPLICAS = 99;

    /** Reads the settings. */
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
