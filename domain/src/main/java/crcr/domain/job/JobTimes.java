package crcr.domain.job;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The times of a job, all by the store's clock.
 *
 * @param queuedSince the beginning of the run's queue time, if this job carries it: GitHub's acceptance of the
 *     dispatch, or the begin of the attempt while that is not recorded yet
 * @param inProgress when the job reported that it runs
 * @param completed when the job reported that it is done
 */
public record JobTimes(Optional<Instant> queuedSince, Instant inProgress, Optional<Instant> completed) {
    /**
     * Returns the time for which the run waited until its first job began, if this job carries it; seconds with three
     * decimals, never negative.
     */
    public Optional<BigDecimal> queueTime() {
        return queuedSince.map(begin -> seconds(begin, inProgress));
    }

    /** Returns the time for which the job ran, once it is completed; seconds with three decimals, never negative. */
    public Optional<BigDecimal> executionTime() {
        return completed.map(end -> seconds(inProgress, end));
    }

    // A clock that was set back must not make a time negative.
    private static BigDecimal seconds(Instant from, Instant to) {
        return BigDecimal.valueOf(Math.max(0, Duration.between(from, to).toMillis()), 3);
    }
}
