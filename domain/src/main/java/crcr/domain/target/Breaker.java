package crcr.domain.target;

import crcr.domain.retry.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a downstream's failures. One that keeps failing is paused, and after each pause one target tries
 * whether it still fails.
 *
 * @param failures how many attempts failed in a row
 * @param until the end of its last pause; empty if it was not paused since its last success
 * @param probe the target that tries it after a pause
 */
public record Breaker(int failures, Optional<Instant> until, Optional<TargetKey> probe) {
    /** A downstream that has not failed. */
    public static final Breaker CLOSED = new Breaker(0, Optional.empty(), Optional.empty());

    /** A downstream is paused after so many failures in a row. */
    public static final int PATIENCE = 5;

    /** The pauses of a downstream that keeps failing. */
    public static final Backoff PAUSES = Backoff.doubling(Duration.ofSeconds(30), Duration.ofMinutes(10));

    /** Returns the end of the pause that lasts at that time, if one does. */
    public Optional<Instant> pausedUntil(Instant now) {
        return until.filter(now::isBefore);
    }

    /**
     * Returns it after an attempt began that no pause held. After a pause that attempt is the probe, and the others
     * wait for it.
     *
     * @param probing the longest time that a probe may take
     */
    public Breaker begun(TargetKey target, Instant now, Duration probing) {
        return until.isEmpty() ? this : new Breaker(failures, Optional.of(now.plus(probing)), Optional.of(target));
    }

    /** Returns it after an attempt failed. One that was in flight when the pause began says nothing new. */
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

    /** Returns it after a target was given up. If that was the probe, the next one tries: it did not show anything. */
    public Breaker gaveUp(TargetKey target, Instant now) {
        return isProbe(target) ? new Breaker(failures, Optional.of(now), Optional.empty()) : this;
    }

    private boolean isProbe(TargetKey target) {
        return probe.filter(target::equals).isPresent();
    }
}
