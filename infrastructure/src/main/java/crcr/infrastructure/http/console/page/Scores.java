package crcr.infrastructure.http.console.page;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was counted of a downstream over some time. A share is a part of 1; what nothing was counted for is not there.
 *
 * @param over the time: {@code 24h}, {@code 7d} or {@code 14d}
 * @param dispatched dispatches that GitHub took
 * @param started the share of them that has started
 * @param notStarted how many of those that should have not started, or not yet
 * @param queueP50 half of the queue times are not longer
 * @param queueP95 19 of 20 are not longer
 * @param executionP50 half of the jobs do not run longer
 * @param executionP95 19 of 20 do not
 * @param endToEndP50 half of the deliveries are not longer on their way, to the end of their last job
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
     * Something that a level asks for.
     *
     * @param measure its name on the allowlist
     * @param sense {@code at most} or {@code at least}
     * @param wanted in words
     * @param actual in words; empty without anything to judge by
     * @param verdict {@code met}, {@code missed} or {@code no data}
     */
    public record Target(
            String measure, String over, String sense, String wanted, Optional<String> actual, Mark verdict) {}

    /** What a level asks for, all of it. */
    public record Targets(String level, List<Target> targets) {
        /** Keeps its own copy. */
        public Targets {
            targets = List.copyOf(targets);
        }
    }
}
