package crcr.bootstrap.settings;

import crcr.bootstrap.settings.source.SettingValues;

/**
 * The settings of check runs on the upstream's pull requests.
 *
 * @param perMinute the maximum number of calls a minute that show check runs, of all processes together; 0 for any
 *     number
 */
public record CheckSettings(int perMinute) {
    static CheckSettings read(SettingValues values) {
        return new CheckSettings(values.number("CHECK_RUNS_PER_MIN", "calls", 0, 100_000));
    }
}
