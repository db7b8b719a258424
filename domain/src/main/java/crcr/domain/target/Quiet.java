package crcr.domain.target;

import crcr.domain.retry.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A limit that GitHub set for an owner. No target of that owner begins before the time is over.
 *
 * @param until when the time is over
 * @param times how often in a row GitHub asked without saying for how long
 */
public record Quiet(Instant until, int times) {
    /** An owner for whom GitHub has not asked. */
    public static final Quiet NONE = new Quiet(Instant.EPOCH, 0);

    /**
     * The pauses if GitHub does not say how long: at least a minute, and then exponentially longer.
     *
     * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api">GitHub: rate
     *     limits</a>
     */
    public static final Backoff PAUSES = Backoff.doubling(Duration.ofMinutes(1), Duration.ofHours(1));

    /** Returns when the time is over, if it is not at that time. */
    public Optional<Instant> holdsUntil(Instant now) {
        return Optional.of(until).filter(now::isBefore);
    }

    /**
     * Returns it after GitHub asked again; the longest time that was asked for holds. If it did not say how long while
     * another request holds, the two were in flight together: one limit for both.
     *
     * @param told for how long, if GitHub said
     */
    public Quiet asked(Optional<Duration> told, Instant now) {
        if (told.isPresent()) {
            return new Quiet(later(now.plus(told.get())), times);
        }
        if (holdsUntil(now).isPresent()) {
            return this;
        }
        Duration pause = PAUSES.after(times + 1, Duration.ZERO, 0).orElseThrow();
        return new Quiet(now.plus(pause), times + 1);
    }

    /** Returns it after GitHub accepted a dispatch. One that was in flight when it asked says nothing about that. */
    public Quiet succeeded(Instant now) {
        return holdsUntil(now).isPresent() ? this : NONE;
    }

    private Instant later(Instant other) {
        return other.isAfter(until) ? other : until;
    }
}
