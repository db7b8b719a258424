package crcr.application.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A time during which no effect of a queue is tried, because the other side limits the calls. Safe for use by several
 * threads.
 */
public final class QuietTime {
    private final Clock clock;
    private final AtomicReference<Instant> until = new AtomicReference<>(Instant.EPOCH);

    /** Measures time by {@code clock}. */
    public QuietTime(Clock clock) {
        this.clock = clock;
    }

    /** Extends the time to that pause from now on, if it does not last longer anyway. */
    public void last(Duration pause) {
        Instant end = clock.instant().plus(pause);
        until.accumulateAndGet(end, (former, latter) -> former.isAfter(latter) ? former : latter);
    }

    /** Returns whether the time is over. */
    public boolean isOver() {
        return !clock.instant().isBefore(until.get());
    }
}
