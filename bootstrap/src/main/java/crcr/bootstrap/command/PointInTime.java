package crcr.bootstrap.command;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a point in time as people write it. */
final class PointInTime {
    private static final Pattern AGE = Pattern.compile("(\\d{1,9})([smhd])");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    private PointInTime() {}

    /**
     * Returns an instant, a date, which stands for its beginning in UTC, or an age such as {@code 2h}; empty if it is
     * none.
     */
    static Optional<Instant> parse(String text, Clock clock) {
        Matcher age = AGE.matcher(text);
        try {
            if (age.matches()) {
                Duration unit = UNITS.getOrDefault(age.group(2), Duration.ZERO);
                return Optional.of(clock.instant().minus(unit.multipliedBy(Long.parseLong(age.group(1)))));
            }
            return Optional.of(
                    text.contains("T")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
