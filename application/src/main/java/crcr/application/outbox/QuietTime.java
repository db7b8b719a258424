package crcr.application.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The time during which nothing of a queue is tried, since the other side has asked for that. Safe for any threads. */
public final class QuietTime {
    private final Clock clock;
    private final AtomicReference<Instant> until = new AtomicReference<>(Instant.EPOCH);

    /** Ends by {@code clock}. */
    public QuietTime(Clock clock) {
        this.clock = clock;
    }

    /** Lasts for that time from now on, if it does not last longer anyway. */
    public void last(Duration pause) {
        Instant end = clock.instant().plus(pause);
        until.accumulateAndGet(end, (former, latter) -> former.isAfter(latter) ? former : latter);
    }

    /** Returns whether it is over. */
    public boolean isOver() {
        return !clock.instant().isBefore(until.get());
    }
}
