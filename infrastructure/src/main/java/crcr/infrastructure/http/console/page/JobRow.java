package crcr.infrastructure.http.console.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A job.
 *
 * @param workflow the workflow's name in its caller's words, as {@code job} is
 * @param state {@code running}, or its conclusion
 * @param closedByRelay whether the relay closed it because it was silent
 * @param completed when it ended
 * @param queued its run's queue time, if it is the job that carries it
 * @param ran its execution time
 * @param tests how many tests passed, failed and were skipped, according to its caller
 * @param url the job's own page, or its run's
 * @param checkRunUrl its check run on the upstream's commit, if it shows
 * @param rerun whether its run can be run again from here
 * @param notRerun why it cannot
 */
public record JobRow(
        String repo,
        String deliveryId,
        String workflow,
        String job,
        String runId,
        String runAttempt,
        Mark state,
        boolean closedByRelay,
        Instant started,
        Optional<Instant> completed,
        Optional<Duration> queued,
        Optional<Duration> ran,
        Optional<Tests> tests,
        Optional<String> url,
        Optional<String> checkRunUrl,
        boolean rerun,
        Optional<String> notRerun) {
    /** Returns the name of the job for people. */
    public String name() {
        return workflow.isEmpty() || job.isEmpty() ? workflow + job : workflow + " / " + job;
    }

    /** The numbers of tests. */
    public record Tests(long passed, long failed, long skipped) {
        /** Returns the numbers in words. */
        public String words() {
            return passed + " passed, " + failed + " failed, " + skipped + " skipped";
        }
    }
}
