package crcr.infrastructure.http.console.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A job.
 *
 * @param workflow in its caller's words, as {@code job}
 * @param state {@code running}, or how it ended
 * @param closedByRelay whether the relay closed it because it was silent
 * @param completed when it ended
 * @param queued how long its run waited, if it is the job that carries that
 * @param ran how long it ran
 * @param tests how many passed, failed and were skipped, in its caller's numbers
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
    /** Returns what people call it. */
    public String name() {
        return workflow.isEmpty() || job.isEmpty() ? workflow + job : workflow + " / " + job;
    }

    /** How many tests. */
    public record Tests(long passed, long failed, long skipped) {
        /** Returns it in words. */
        public String words() {
            return passed + " passed, " + failed + " failed, " + skipped + " skipped";
        }
    }
}
