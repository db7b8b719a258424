package crcr.infrastructure.http.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends the present thread's wait after a time: an interrupt closes the connection from which it reads. The library has
 * no time-out for that, so that a silent sender would occupy its place for ever.
 */
final class Deadline implements AutoCloseable {
    private static final ScheduledExecutorService CLOCK = clock();

    private final Thread reader;
    private Optional<Future<?>> end = Optional.empty();
    private boolean isOver;
    private boolean hasPassed;

    private Deadline(Thread reader) {
        this.reader = reader;
    }

    // An ended task is removed at once. Otherwise many short requests would occupy memory for the whole time.
    private static ScheduledExecutorService clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("body-deadline").factory());
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /** Interrupts the present thread after that time, unless this is closed before. */
    static Deadline in(Duration time) {
        Deadline deadline = new Deadline(Thread.currentThread());
        deadline.end = Optional.of(CLOCK.schedule(deadline::pass, time.toNanos(), TimeUnit.NANOSECONDS));
        return deadline;
    }

    /** Ends the wait now. */
    synchronized void pass() {
        if (!isOver) {
            hasPassed = true;
            reader.interrupt();
        }
    }

    @Override
    public synchronized void close() {
        isOver = true;
        end.ifPresent(pending -> pending.cancel(false));
        if (hasPassed) {
            Thread.interrupted();
        }
    }
}
