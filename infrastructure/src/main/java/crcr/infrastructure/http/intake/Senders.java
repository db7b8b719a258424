package crcr.infrastructure.http.intake;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The senders whose bodies are awaited. When there is no room for another request, the oldest sender is cut off.
 * Otherwise a few senders at the lowest speed would block all others. Safe for use by several threads.
 */
final class Senders {
    // The body of an honest sender has usually arrived by then.
    private static final Duration SPARED = Duration.ofSeconds(1);

    private final LongSupplier nanos;
    // In the order in which they began.
    private final Set<Sending> sending = new LinkedHashSet<>();

    /**
     * Begins without senders.
     *
     * @param nanos a clock that is used for differences only
     */
    Senders(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A body for which a thread is waiting. */
    final class Sending implements AutoCloseable {
        private final Thread reader = Thread.currentThread();
        private final long begun = nanos.getAsLong();
        private final Deadline deadline;

        private Sending(Duration time) {
            this.deadline = Deadline.in(time);
        }

        @Override
        public void close() {
            deadline.close();
            ended(this);
        }
    }

    /**
     * Records that the present thread waits for a body. The thread is interrupted after that time, or when this sender
     * is cut off.
     */
    Sending waiting(Duration time) {
        Sending begun = new Sending(time);
        synchronized (this) {
            sending.add(begun);
        }
        return begun;
    }

    /**
     * Cuts off the oldest sender, unless the present thread is waiting for that one, or it has only just begun.
     *
     * @return whether a sender is cut off; its room is free a moment later
     */
    synchronized boolean makeRoom() {
        Iterator<Sending> all = sending.iterator();
        if (!all.hasNext()) {
            return false;
        }
        Sending first = all.next();
        if (first.reader == Thread.currentThread() || nanos.getAsLong() - first.begun < SPARED.toNanos()) {
            return false;
        }
        all.remove();
        first.deadline.pass();
        return true;
    }

    private synchronized void ended(Sending ended) {
        sending.remove(ended);
    }
}
