package crcr.infrastructure.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Bounds concurrent work, each piece of which has a thread of its own. No more is claimed than there are free slots, so
 * that waiting work is left for other processes.
 */
final class Slots {
    private final int most;
    private final Semaphore free;

    Slots(int most) {
        this.most = most;
        this.free = new Semaphore(most);
    }

    /**
     * Waits for a free slot, claims work for all free ones, and starts it.
     *
     * @param claim returns up to this number of pieces
     * @param work does one piece
     * @return the number of claimed pieces
     */
    <T> int fill(String name, IntFunction<List<T>> claim, Consumer<T> work) {
        free.acquireUninterruptibly();
        int room = 1 + free.drainPermits();
        int used = 0;
        try {
            List<T> claimed = claim.apply(room);
            used = claimed.size();
            claimed.forEach(piece -> Thread.ofVirtual().name(name).start(() -> {
                try {
                    work.accept(piece);
                } finally {
                    free.release();
                }
            }));
            return used;
        } finally {
            free.release(room - used);
        }
    }

    /** Waits until all work has ended; returns the number of unfinished pieces when the time is over. */
    int awaitEnd(Duration within) {
        try {
            if (free.tryAcquire(most, within.toMillis(), TimeUnit.MILLISECONDS)) {
                free.release(most); // lets a claim go on that waits for a slot, and so end
                return 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return most - free.availablePermits();
    }
}
