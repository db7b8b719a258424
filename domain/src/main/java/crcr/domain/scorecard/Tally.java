package crcr.domain.scorecard;

import java.time.Duration;
import java.util.Optional;

/**
 * What is counted of one downstream over some time. A dispatch counts at the moment at which GitHub took it, together
 * with whether it has started and how long it took to its end; a job's times and result at the moment of its report.
 *
 * @param dispatched dispatches that GitHub took
 * @param awaited those of them that a job is expected to report of: all but those of closed pull requests
 * @param started those of the awaited ones of which a job has reported
 * @param queueSum all queue times together
 * @param queue queue times
 * @param execution execution times
 * @param endToEnd times from a dispatch to the completion of the last job of first attempts that it started
 * @param successes jobs that were completed with {@code success}
 * @param failures jobs that were completed otherwise
 * @param uncounted jobs that were completed with {@code cancelled}, {@code skipped} or {@code neutral}
 * @param closed those of all completed jobs that the relay closed
 * @param refused reports that were refused
 */
public record Tally(
        long dispatched,
        long awaited,
        long started,
        Duration queueSum,
        Histogram queue,
        Histogram execution,
        Histogram endToEnd,
        long successes,
        long failures,
        long uncounted,
        long closed,
        long refused) {
    /** Nothing counted. */
    public static final Tally EMPTY =
            new Tally(0, 0, 0, Duration.ZERO, Histogram.EMPTY, Histogram.EMPTY, Histogram.EMPTY, 0, 0, 0, 0, 0);

    /** Returns both together. */
    public Tally plus(Tally other) {
        return new Tally(
                dispatched + other.dispatched,
                awaited + other.awaited,
                started + other.started,
                queueSum.plus(other.queueSum),
                queue.plus(other.queue),
                execution.plus(other.execution),
                endToEnd.plus(other.endToEnd),
                successes + other.successes,
                failures + other.failures,
                uncounted + other.uncounted,
                closed + other.closed,
                refused + other.refused);
    }

    /** Returns how many jobs were completed. */
    public long completed() {
        return successes + failures + uncounted;
    }

    /** Returns which share of the awaited dispatches has started; empty without one. */
    public Optional<Double> shareStarted() {
        return share(started, awaited);
    }

    /** Returns which share of the completed jobs was successful, leaving out the uncounted ones; empty without one. */
    public Optional<Double> successRate() {
        return share(successes, successes + failures);
    }

    /** Returns which share of the completed jobs the relay closed; empty without one. */
    public Optional<Double> shareClosed() {
        return share(closed, completed());
    }

    /** Returns the average queue time; empty without one. */
    public Optional<Duration> queueAverage() {
        long count = queue.count();
        return count == 0 ? Optional.empty() : Optional.of(queueSum.dividedBy(count));
    }

    private static Optional<Double> share(long some, long all) {
        return all <= 0 ? Optional.empty() : Optional.of((double) some / all);
    }
}
