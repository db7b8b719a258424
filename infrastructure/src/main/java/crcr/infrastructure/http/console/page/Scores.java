package crcr.infrastructure.http.console.page;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The scores of a downstream over a window. A share is a part of 1. A figure without counts is absent.
 *
 * @param over the time: {@code 24h}, {@code 7d} or {@code 14d}
 * @param dispatched dispatches that GitHub accepted
 * @param started the share of them that started
 * @param notStarted the number of awaited dispatches that have not started
 * @param queueP50 the median of the queue times
 * @param queueP95 the 95th percentile of the queue times
 * @param executionP50 the median of the execution times
 * @param executionP95 the 95th percentile of the execution times
 * @param endToEndP50 the median of the times from a dispatch to the end of its last job
 * @param completed jobs that were completed
 * @param success the share of successful jobs among those that count
 * @param timedOut the share of jobs that the relay closed
 * @param refused reports that were refused
 */
public record Scores(
        String over,
        long dispatched,
        Optional<Double> started,
        long notStarted,
        Optional<Duration> queueP50,
        Optional<Duration> queueP95,
        Optional<Duration> executionP50,
        Optional<Duration> executionP95,
        Optional<Duration> endToEndP50,
        long completed,
        Optional<Double> success,
        Optional<Double> timedOut,
        long refused) {
    /**
     * A requirement of a level.
     *
     * @param measure its name on the allowlist
     * @param sense {@code at most} or {@code at least}
     * @param wanted the required quantity in words
     * @param actual the measured quantity in words; empty without anything to judge by
     * @param verdict {@code met}, {@code missed} or {@code no data}
     */
    public record Target(
            String measure, String over, String sense, String wanted, Optional<String> actual, Mark verdict) {}

    /** All requirements of a level. */
    public record Targets(String level, List<Target> targets) {
        /** Keeps its own copy. */
        public Targets {
            targets = List.copyOf(targets);
        }
    }
}
