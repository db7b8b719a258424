package crcr.domain.planted;

import java.time.Instant;

/** What the domain must not do. */
public final class RuleThatReadsTheClock {
    private RuleThatReadsTheClock() {}

    /** Reads the clock. */
    public static Instant decide() {
        return Instant.now();
    }
}
