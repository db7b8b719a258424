package crcr.domain.job;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When what happened to a job, all by the store's clock.
 *
 * @param dispatched when GitHub accepted the dispatch; while that is not recorded yet, when the attempt began
 * @param inProgress when the job said that it runs
 * @param completed when the job said that it is done
 */
public record JobTimes(Instant dispatched, Instant inProgress, Optional<Instant> completed) {
    /** How long the job waited between dispatch and start; seconds with three decimals, never negative. */
    public BigDecimal queueTime() {
        return seconds(dispatched, inProgress);
    }

    /** How long the job ran, once it is completed; seconds with three decimals, never negative. */
    public Optional<BigDecimal> executionTime() {
        return completed.map(end -> seconds(inProgress, end));
    }

    // A clock that was set back must not make a time negative.
    private static BigDecimal seconds(Instant from, Instant to) {
        return BigDecimal.valueOf(Math.max(0, Duration.between(from, to).toMillis()), 3);
    }
}
