package crcr.bootstrap.settings;

import crcr.bootstrap.settings.source.SettingValues;

/**
 * Check runs on the upstream's pull requests.
 *
 * @param perMinute how many calls that show one there may be a minute, of all processes together; 0 for any number
 */
public record CheckSettings(int perMinute) {
    static CheckSettings read(SettingValues values) {
        return new CheckSettings(values.number("CHECK_RUNS_PER_MIN", "calls", 0, 100_000));
    }
}
