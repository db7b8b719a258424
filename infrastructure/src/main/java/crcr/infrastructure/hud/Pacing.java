package crcr.infrastructure.hud;

import java.time.Duration;

/** Time, as far as a delivery depends on it. */
interface Pacing {
    /** Nanoseconds since some moment, always the same one; never goes backwards. */
    long nanoTime();

    /** Returns how long to wait before the next attempt; a little different each time. */
    Duration nextPause();

    /** Waits that long. */
    void pause(Duration time) throws InterruptedException;
}
