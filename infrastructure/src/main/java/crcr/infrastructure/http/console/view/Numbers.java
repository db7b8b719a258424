package crcr.infrastructure.http.console.view;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Writes numbers for readers; a dash for an absent one. */
public final class Numbers {
    private static final String NOTHING = "–";

    private Numbers() {}

    /** Returns a part of 1 in per cent, with one decimal unless it is 0 or 1. */
    public static String share(Optional<Double> part) {
        return part.map(value -> value == 1 || value == 0
                        ? Math.round(value * 100) + " %"
                        : String.format(Locale.ROOT, "%.1f %%", Math.clamp(value * 100, 0.1, 99.9)))
                .orElse(NOTHING);
    }

    /** Returns a duration. */
    public static String time(Optional<Duration> time) {
        return time.map(TimeWords::lasting).orElse(NOTHING);
    }

    /** Returns a duration in days. */
    public static String days(Optional<Duration> time) {
        return time.map(known -> known.toDays() == 1 ? "1 day" : known.toDays() + " days")
                .orElse(NOTHING);
    }

    /** Returns a text, or a dash. */
    public static String text(Optional<String> text) {
        return text.orElse(NOTHING);
    }
}
