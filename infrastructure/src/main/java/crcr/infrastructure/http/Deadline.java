package crcr.infrastructure.http;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends what the present thread waits for when its time is over: an interrupt closes the connection that it reads from.
 * The library knows no time-out for that, so that a sender who falls silent would keep his place for ever.
 */
final class Deadline implements AutoCloseable {
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("body-deadline").factory());

    private final Thread reader;
    private boolean isOver;
    private boolean hasPassed;

    private Deadline(Thread reader) {
        this.reader = reader;
    }

    /** Interrupts the present thread after that time, unless this is closed before. */
    static Deadline in(Duration time) {
        Deadline deadline = new Deadline(Thread.currentThread());
        var _ = CLOCK.schedule(deadline::pass, time.toNanos(), TimeUnit.NANOSECONDS);
        return deadline;
    }

    /** Its time is over now. */
    synchronized void pass() {
        if (!isOver) {
            hasPassed = true;
            reader.interrupt();
        }
    }

    @Override
    public synchronized void close() {
        isOver = true;
        if (hasPassed) {
            Thread.interrupted();
        }
    }
}
