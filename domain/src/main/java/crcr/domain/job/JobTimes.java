package crcr.domain.job;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When what happened to a job, all by the store's clock.
 *
 * @param queuedSince since when the job's run had waited, if this is the job that carries its run's queue time: from
 *     GitHub's acceptance of the dispatch; while that is not recorded yet, from the begin of the attempt
 * @param inProgress when the job said that it runs
 * @param completed when the job said that it is done
 */
public record JobTimes(Optional<Instant> queuedSince, Instant inProgress, Optional<Instant> completed) {
    /**
     * Returns how long the run waited until its first job began, if this job carries that; seconds with three decimals,
     * never negative.
     */
    public Optional<BigDecimal> queueTime() {
        return queuedSince.map(begin -> seconds(begin, inProgress));
    }

    /** Returns how long the job ran, once it is completed; seconds with three decimals, never negative. */
    public Optional<BigDecimal> executionTime() {
        return completed.map(end -> seconds(inProgress, end));
    }

    // A clock that was set back must not make a time negative.
    private static BigDecimal seconds(Instant from, Instant to) {
        return BigDecimal.valueOf(Math.max(0, Duration.between(from, to).toMillis()), 3);
    }
}
