package crcr.domain.dispatch;

import java.time.Duration;
import java.util.Optional;

/**
 * The pauses between the attempts at one dispatch: 5 s, doubled each time up to 10 min, each lengthened by up to a half
 * at random, so that what failed together is not tried again together. They last more than an hour in all.
 */
public final class RetrySchedule {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int DOUBLED_AT_MOST = 10;
    private static final int ATTEMPTS = 13;
    private static final double JITTER = 0.5;

    private RetrySchedule() {}

    /**
     * The pause after a failed attempt.
     *
     * @param attempt the number of that attempt, from 1
     * @param chance from 0 to 1, exclusive
     * @return empty if no other attempt follows
     */
    public static Optional<Duration> after(int attempt, double chance) {
        if (attempt >= ATTEMPTS) {
            return Optional.empty();
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(attempt - 1, DOUBLED_AT_MOST));
        Duration pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return Optional.of(pause.plus(Duration.ofMillis(Math.round(pause.toMillis() * JITTER * chance))));
    }
}
