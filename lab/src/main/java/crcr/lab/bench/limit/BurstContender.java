package crcr.lab.bench.limit;

import crcr.lab.bench.limit.rig.Subject;
import crcr.lab.bench.limit.rig.Usage;
import crcr.lab.bench.limit.wire.WireLoad;
import java.time.Duration;

/**
 * A process that does a burst of work on request, repeatedly.
 *
 * @param name its name in the figures
 * @param size the number of pieces of work in a burst
 */
record BurstContender(String name, Subject subject, int size, Burst burst) implements Contender {
    /** Does a burst of work. */
    @FunctionalInterface
    interface Burst {
        /** Does the work once, and returns its duration. */
        Duration time() throws InterruptedException;
    }

    @Override
    public Measured measure(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        Usage before = subject.begin();
        int done = 0;
        Duration spent = Duration.ZERO;
        do {
            spent = spent.plus(burst.time());
            done += size;
        } while (System.nanoTime() < end);
        return Measured.of(
                new WireLoad.Seen(done, done / (spent.toNanos() / 1e9), Double.NaN, Double.NaN),
                subject.used().since(before));
    }
}
