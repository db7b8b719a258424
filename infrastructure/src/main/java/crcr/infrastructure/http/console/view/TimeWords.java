package crcr.infrastructure.http.console.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times and durations for readers. */
public final class TimeWords {
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Duration NOW = Duration.ofSeconds(2);
    private static final int MILLIS = 1_000;
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;
    // From this number on, the smaller unit is left out.
    private static final int MANY = 10;

    private TimeWords() {}

    /** Returns the time to the second: {@code 2026-11-28 23:17:30 UTC}. */
    public static String exact(Instant at) {
        return EXACT.format(at);
    }

    /** Returns the distance from now: {@code 4 min ago}, {@code in 2 h}, {@code now}. */
    public static String ago(Instant at, Instant now) {
        Duration since = Duration.between(at, now);
        if (since.abs().compareTo(NOW) < 0) {
            return "now";
        }
        return since.isNegative() ? "in " + largest(since.negated()) : largest(since) + " ago";
    }

    private static String largest(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < MINUTE) {
            return seconds + " s";
        } else if (seconds < HOUR) {
            return seconds / MINUTE + " min";
        }
        return seconds < 2 * DAY ? seconds / HOUR + " h" : seconds / DAY + " days";
    }

    /**
     * Returns a duration with its two largest units: {@code 850 ms}, {@code 42 s}, {@code 3 min 20 s}, {@code 2 d 4 h}.
     */
    public static String lasting(Duration time) {
        if (time.toMillis() < MILLIS) {
            return Math.max(0, time.toMillis()) + " ms";
        }
        long seconds = time.toSeconds();
        if (seconds < MINUTE) {
            return seconds < MANY
                    ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / (double) MILLIS)
                    : seconds + " s";
        } else if (seconds < HOUR) {
            return units(seconds, MINUTE, "min", 1, "s");
        }
        return seconds < DAY ? units(seconds, HOUR, "h", MINUTE, "min") : units(seconds, DAY, "d", HOUR, "h");
    }

    private static String units(long seconds, int large, String largeName, int small, String smallName) {
        long first = seconds / large;
        long second = seconds % large / small;
        return first + " " + largeName + (second == 0 || first >= MANY * 2 ? "" : " " + second + " " + smallName);
    }
}
