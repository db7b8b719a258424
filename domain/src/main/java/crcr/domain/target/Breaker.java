package crcr.domain.target;

import crcr.domain.retry.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The circuit breaker of a downstream. A downstream that keeps failing is paused, and after each pause one target
 * probes whether it still fails.
 *
 * @param failures the number of failed attempts in a row
 * @param until the end of its last pause; empty if it was not paused since its last success
 * @param probe the target that probes after a pause
 */
public record Breaker(int failures, Optional<Instant> until, Optional<TargetKey> probe) {
    /** The breaker of a downstream that has not failed. */
    public static final Breaker CLOSED = new Breaker(0, Optional.empty(), Optional.empty());

    /** The number of failures in a row after which a downstream is paused. */
    public static final int PATIENCE = 5;

    /** The pauses of a downstream that keeps failing. */
    public static final Backoff PAUSES = Backoff.doubling(Duration.ofSeconds(30), Duration.ofMinutes(10));

    /** Returns the end of the pause that lasts at that time, if one does. */
    public Optional<Instant> pausedUntil(Instant now) {
        return until.filter(now::isBefore);
    }

    /**
     * Returns the breaker after an attempt began outside of a pause. After a pause that attempt is the probe, and the
     * others wait for it.
     *
     * @param probing the longest time that a probe may take
     */
    public Breaker begun(TargetKey target, Instant now, Duration probing) {
        return until.isEmpty() ? this : new Breaker(failures, Optional.of(now.plus(probing)), Optional.of(target));
    }

    /**
     * Returns the breaker after an attempt failed. The failure of an attempt that was in flight when the pause began
     * changes nothing.
     */
    public Breaker failed(TargetKey target, Instant now) {
        if (pausedUntil(now).isPresent() && !isProbe(target)) {
            return this;
        }
        int inARow = failures + 1;
        Optional<Instant> end = inARow < PATIENCE
                ? Optional.empty()
                : PAUSES.after(inARow - PATIENCE + 1, Duration.ZERO, 0).map(now::plus);
        return new Breaker(inARow, end, Optional.empty());
    }

    /**
     * Returns the breaker after a target was given up. If it was the probe, the next target becomes the probe, because
     * this one has shown nothing.
     */
    public Breaker gaveUp(TargetKey target, Instant now) {
        return isProbe(target) ? new Breaker(failures, Optional.of(now), Optional.empty()) : this;
    }

    private boolean isProbe(TargetKey target) {
        return probe.filter(target::equals).isPresent();
    }
}
