package crcr.bootstrap.settings;

import crcr.bootstrap.settings.source.SettingValues;
import java.time.Duration;
import java.util.Optional;

/** Where the allowlist is, and how often it is read. */
public record AllowlistSettings(AllowlistPlace place, Duration every) {
    static Optional<AllowlistSettings> read(SettingValues values) {
        Optional<AllowlistPlace> place = AllowlistPlace.read(values);
        Duration every = values.seconds("ALLOWLIST_TTL_SECONDS", 1);
        return place.map(it -> new AllowlistSettings(it, every));
    }
}
