package crcr.infrastructure.hud;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The time of this machine, with pauses between 100 and 300 ms: long enough for a restarting proxy to switch to another
 * HUD, and spread so that callers do not repeat at the same time.
 */
final class ShortPauses implements Pacing {
    private static final long SHORTEST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 300;

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Duration nextPause() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(SHORTEST_MILLIS, LONGEST_MILLIS + 1));
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }
}
