package crcr.bootstrap.settings;

import crcr.bootstrap.settings.source.SettingValues;
import crcr.domain.sweep.Patience;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of sweeps for silent jobs, and for dispatches that never start.
 *
 * @param every the pause between two sweeps; empty if there are none
 */
public record SweepSettings(Optional<Duration> every, Patience patience) {
    /** Reads the settings. */
    public static SweepSettings read(SettingValues values) {
        return new SweepSettings(
                unlessZero(values.seconds("SWEEP_INTERVAL_SECONDS", 0)),
                new Patience(
                        unlessZero(values.seconds("RUN_CHECK_SECONDS", 0)),
                        values.seconds("ZOMBIE_TIMEOUT_SECONDS", 1),
                        values.seconds("START_TIMEOUT_SECONDS", 1)));
    }

    private static Optional<Duration> unlessZero(Duration read) {
        return Optional.of(read).filter(Duration::isPositive);
    }
}
