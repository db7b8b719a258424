package crcr.domain.target;

import crcr.domain.retry.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A rate limit of GitHub for an owner. No target of that owner begins before its end.
 *
 * @param until the end of the limit
 * @param times how often in a row GitHub limited without naming a time
 */
public record Quiet(Instant until, int times) {
    /** The state of an owner without a limit. */
    public static final Quiet NONE = new Quiet(Instant.EPOCH, 0);

    /**
     * The pauses if GitHub names no time: at least a minute, and then exponentially longer.
     *
     * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api">GitHub: rate
     *     limits</a>
     */
    public static final Backoff PAUSES = Backoff.doubling(Duration.ofMinutes(1), Duration.ofHours(1));

    /** Returns the end of the limit, if it holds at that time. */
    public Optional<Instant> holdsUntil(Instant now) {
        return Optional.of(until).filter(now::isBefore);
    }

    /**
     * Returns the state after GitHub limited again. The longest limit holds. An answer without a time while another
     * limit holds counts as the same limit, because both calls were in flight together.
     *
     * @param told the time that GitHub named, if it did
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

    /**
     * Returns the state after GitHub accepted a dispatch. A dispatch that was in flight when the limit came changes
     * nothing.
     */
    public Quiet succeeded(Instant now) {
        return holdsUntil(now).isPresent() ? this : NONE;
    }

    private Instant later(Instant other) {
        return other.isAfter(until) ? other : until;
    }
}
