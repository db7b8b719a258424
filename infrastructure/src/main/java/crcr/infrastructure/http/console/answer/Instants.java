package crcr.infrastructure.http.console.answer;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Reads the times in requests. */
public final class Instants {
    // A later instant has no milliseconds that fit the store.
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Instants() {}

    /** Reads a time in ISO 8601; empty if it is none, or before 1970. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.parse(text))
                    .filter(instant -> !instant.isBefore(Instant.EPOCH) && !instant.isAfter(LAST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
