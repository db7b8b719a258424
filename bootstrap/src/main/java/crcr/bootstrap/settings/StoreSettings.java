package crcr.bootstrap.settings;

import crcr.bootstrap.settings.source.SettingValues;
import crcr.infrastructure.redis.StorePlace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where everything is kept, and for how long.
 *
 * @param place of a Redis; empty for one of the relay's own, with its files in {@code dataDirectory}
 */
public record StoreSettings(Optional<StorePlace> place, Path dataDirectory, Duration life) {
    /** Reads them. */
    public static StoreSettings read(SettingValues values) {
        Optional<StorePlace> place = StorePlaces.read(values);
        Optional<Path> data = values.required("DATA_DIR", "a directory", StoreSettings::path);
        return new StoreSettings(place, data.orElse(Path.of(".")), values.seconds("CRCR_STATUS_TTL", 60));
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
