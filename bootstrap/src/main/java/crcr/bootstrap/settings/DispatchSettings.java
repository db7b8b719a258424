package crcr.bootstrap.settings;

import crcr.bootstrap.settings.source.SettingValues;

/**
 * How events are dispatched.
 *
 * @param workers how many dispatches a process has in flight at most
 */
public record DispatchSettings(int workers) {
    static DispatchSettings read(SettingValues values) {
        return new DispatchSettings(values.number("MAX_DISPATCH_WORKERS", "dispatches", 1, 10_000));
    }
}
