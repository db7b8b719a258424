package crcr.lab.bench.limit;

import crcr.lab.bench.limit.rig.Subject;
import crcr.lab.bench.limit.rig.Usage;
import crcr.lab.bench.limit.wire.WireLoad;
import java.time.Duration;

/**
 * A process that does much at once when it is asked to, again and again.
 *
 * @param name what the figures call it
 * @param size how much that is
 */
record BurstContender(String name, Subject subject, int size, Burst burst) implements Contender {
    /** Has it done. */
    @FunctionalInterface
    interface Burst {
        /** Has it done once, and returns how long that took. */
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
