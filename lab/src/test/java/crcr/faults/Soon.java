package crcr.faults;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what has to come, for as long as a slow machine may need. */
final class Soon {
    private static final Duration AT_THE_LATEST = Duration.ofMinutes(2);
    private static final long LOOK_EVERY_MILLIS = 20;

    private Soon() {}

    /** Waits until this holds. */
    static void holds(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + AT_THE_LATEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("it never came to this: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }
}
