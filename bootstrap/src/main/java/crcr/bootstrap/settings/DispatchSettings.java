package crcr.bootstrap.settings;

import crcr.bootstrap.settings.source.SettingValues;

/**
 * The settings of dispatching.
 *
 * @param workers the maximum number of concurrent dispatches of a process
 */
public record DispatchSettings(int workers) {
    static DispatchSettings read(SettingValues values) {
        return new DispatchSettings(values.number("MAX_DISPATCH_WORKERS", "dispatches", 1, 10_000));
    }
}
