package crcr.infrastructure.http.intake;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Whose bodies are being waited for. When there is no room for another request, whoever has been sending for the longest
 * gives way: otherwise a few who send as slowly as they may would keep all others out. Safe for any number of threads.
 */
final class Senders {
    // The body of an honest sender is there by then, as a rule.
    private static final Duration SPARED = Duration.ofSeconds(1);

    private final LongSupplier nanos;
    // The one who began first is the first.
    private final Set<Sending> sending = new LinkedHashSet<>();

    /**
     * Nobody sends yet.
     *
     * @param nanos a clock that only its differences are taken of
     */
    Senders(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** One body that the thread which began to wait for it is waiting for. */
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

    /** The present thread waits for a body; it is interrupted after that time, or when this sender has to give way. */
    Sending waiting(Duration time) {
        Sending begun = new Sending(time);
        synchronized (this) {
            sending.add(begun);
        }
        return begun;
    }

    /**
     * Cuts off whoever has been sending for the longest, unless that is the sender whom the present thread waits for, or has
     * only just begun.
     *
     * @return whether there is somebody who gives way; his room is free a moment later
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
