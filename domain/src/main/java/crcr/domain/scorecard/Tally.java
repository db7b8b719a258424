package crcr.domain.scorecard;

import java.time.Duration;
import java.util.Optional;

/**
 * The counts of one downstream over some time. A dispatch counts at the time when GitHub accepted it, together with its
 * start and its time to the end. A job's times and result count at the time of its report.
 *
 * @param dispatched dispatches that GitHub accepted
 * @param awaited the dispatches from which a job's report is expected: all but those of closed pull requests
 * @param started the awaited dispatches from which a job has reported
 * @param queueSum the sum of all queue times
 * @param queue queue times
 * @param execution execution times
 * @param endToEnd times from a dispatch to the completion of the last job of first attempts that it started
 * @param successes jobs that were completed with {@code success}
 * @param failures jobs that were completed otherwise
 * @param uncounted jobs that were completed with {@code cancelled}, {@code skipped} or {@code neutral}
 * @param closed completed jobs that the relay closed
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
    /** A tally without counts. */
    public static final Tally EMPTY =
            new Tally(0, 0, 0, Duration.ZERO, Histogram.EMPTY, Histogram.EMPTY, Histogram.EMPTY, 0, 0, 0, 0, 0);

    /** Returns the sums of both. */
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

    /** Returns the number of completed jobs. */
    public long completed() {
        return successes + failures + uncounted;
    }

    /** Returns the share of the awaited dispatches that started; empty without any. */
    public Optional<Double> shareStarted() {
        return share(started, awaited);
    }

    /** Returns the share of the completed jobs that succeeded, without the uncounted ones; empty without any. */
    public Optional<Double> successRate() {
        return share(successes, successes + failures);
    }

    /** Returns the share of the completed jobs that the relay closed; empty without any. */
    public Optional<Double> shareClosed() {
        return share(closed, completed());
    }

    /** Returns the average queue time; empty without any. */
    public Optional<Duration> queueAverage() {
        long count = queue.count();
        return count == 0 ? Optional.empty() : Optional.of(queueSum.dividedBy(count));
    }

    private static Optional<Double> share(long some, long all) {
        return all <= 0 ? Optional.empty() : Optional.of((double) some / all);
    }
}
