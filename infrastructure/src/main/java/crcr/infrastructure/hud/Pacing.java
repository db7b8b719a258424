package crcr.infrastructure.hud;

import java.time.Duration;

/** The time on which a delivery depends. */
interface Pacing {
    /** Returns nanoseconds since some fixed moment; never goes backwards. */
    long nanoTime();

    /** Returns the pause before the next attempt, which varies a little. */
    Duration nextPause();

    /** Waits for that time. */
    void pause(Duration time) throws InterruptedException;
}
