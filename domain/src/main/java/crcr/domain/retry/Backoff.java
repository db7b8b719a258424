package crcr.domain.retry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The pauses between attempts. They double from the first to the longest. They are spread at random, so that attempts
 * that failed together are not repeated together. They end with a life or a number of attempts.
 *
 * @param first the pause after the first attempt
 * @param longest the longest pause before it is spread
 * @param spread the factors by which a pause is multiplied
 * @param life the time after the beginning within which attempts are made
 * @param attempts the maximum number of attempts
 */
public record Backoff(Duration first, Duration longest, Spread spread, Duration life, int attempts) {
    private static final Duration FOR_EVER = Duration.ofDays(365_000);
    // Doubled more often than this, one millisecond exceeds any intended pause.
    private static final int MOST_DOUBLINGS = 40;

    /** Refuses pauses that are not positive or do not grow. */
    public Backoff {
        if (first.toMillis() < 1 || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("pauses grow from a positive one: " + first + " to " + longest);
        }
    }

    /**
     * The bounds of the share of a pause that is waited for: {@code atLowest} if chance is 0, close to
     * {@code atHighest} at most.
     */
    public record Spread(double atLowest, double atHighest) {
        private Duration of(Duration pause, double chance) {
            return Duration.ofMillis(Math.round(pause.toMillis() * (atLowest + (atHighest - atLowest) * chance)));
        }
    }

    /** Returns pauses that double from the first to the longest, without spread and without end. */
    public static Backoff doubling(Duration first, Duration longest) {
        return new Backoff(first, longest, new Spread(1, 1), FOR_EVER, Integer.MAX_VALUE);
    }

    /** Returns pauses that are shortened at random by up to that share. */
    public Backoff shortenedByUpTo(double share) {
        return new Backoff(first, longest, new Spread(1, 1 - share), life, attempts);
    }

    /** Returns pauses that are lengthened at random by up to that share. */
    public Backoff lengthenedByUpTo(double share) {
        return new Backoff(first, longest, new Spread(1, 1 + share), life, attempts);
    }

    /**
     * Returns pauses that end when that time is over. The last attempt is made at that time, and not a whole pause
     * later.
     */
    public Backoff within(Duration time) {
        return new Backoff(first, longest, spread, time, attempts);
    }

    /** Returns pauses that end after this number of attempts. */
    public Backoff atMost(int times) {
        return new Backoff(first, longest, spread, life, times);
    }

    /**
     * Returns the pause after an attempt that failed.
     *
     * @param failed how many attempts have failed, 1 or more
     * @param age the time since the beginning
     * @param chance a number in [0, 1)
     * @return empty if no other attempt follows
     */
    public Optional<Duration> after(int failed, Duration age, double chance) {
        Duration left = life.minus(age);
        if (failed >= attempts || !left.isPositive()) {
            return Optional.empty();
        }
        Duration pause = spread.of(whole(failed), chance);
        return Optional.of(pause.compareTo(left) < 0 ? pause : left);
    }

    /**
     * Returns all distinct pauses, unspread and in order. The last one is the longest and applies to all further
     * attempts.
     */
    public List<Duration> growing() {
        return IntStream.rangeClosed(1, MOST_DOUBLINGS)
                .mapToObj(this::whole)
                .distinct()
                .toList();
    }

    private Duration whole(int failed) {
        double doubled = first.toMillis() * Math.pow(2, Math.min(failed - 1, MOST_DOUBLINGS));
        return doubled < longest.toMillis() ? Duration.ofMillis((long) doubled) : longest;
    }
}
