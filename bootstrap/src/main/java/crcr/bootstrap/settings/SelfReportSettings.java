package crcr.bootstrap.settings;

import crcr.bootstrap.settings.source.SettingValues;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings of self-reports.
 *
 * @param events the events that may start a self-reporting run on GitHub Actions
 */
public record SelfReportSettings(List<String> events) {
    private static final Pattern EVENT = Pattern.compile("[a-z][a-z_]{0,49}");

    /** Keeps its own copy. */
    public SelfReportSettings {
        events = List.copyOf(events);
    }

    /** Reads the settings. */
    public static SelfReportSettings read(SettingValues values) {
        return new SelfReportSettings(values.required(
                        "SELF_REPORT_EVENTS",
                        "names of events of GitHub Actions, separated by commas",
                        text -> Optional.of(SettingValues.split(text))
                                .filter(events -> events.stream()
                                        .allMatch(event -> EVENT.matcher(event).matches())))
                .orElse(List.of()));
    }
}
