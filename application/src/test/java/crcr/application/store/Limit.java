package crcr.application.store;

import java.time.Duration;

/** Ends a loop that waits in vain: a minute after it began, so that a test fails and does not hang. */
public final class Limit {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final long began = System.nanoTime();

    /** Fails if the time is over. */
    public void check() {
        if (System.nanoTime() - began > LONGEST.toNanos()) {
            throw new AssertionError("it has not come within " + LONGEST.toSeconds() + " s");
        }
    }
}
