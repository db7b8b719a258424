package crcr.infrastructure.work;

import crcr.application.sweep.LookAtRun.RunAnswer;
import crcr.application.sweep.SilentRun;
import crcr.application.sweep.SweepingSilentJobs.ClosedJob;
import crcr.application.sweep.SweepingSilentJobs.Swept;
import crcr.application.sweep.UnstartedDispatches.Unstarted;
import crcr.domain.sweep.Closing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs sweeps (docs/reference/metrics.md). */
final class SweepMeters {
    private static final Logger LOG = LoggerFactory.getLogger(SweepMeters.class);

    private final MeterRegistry meters;
    private volatile Instant lastEnded;

    /**
     * Registers its meters in {@code meters}.
     *
     * @param begun when this process began, which stands for the end of a sweep as long as there has been none
     */
    SweepMeters(Instant begun, MeterRegistry meters) {
        this.lastEnded = begun;
        this.meters = meters;
    }

    // Registered in advance, because an alert cannot distinguish "never" from "not measured".
    void register() {
        TimeGauge.builder("crcr.sweep.last.timestamp", () -> (double) lastEnded.toEpochMilli(), TimeUnit.MILLISECONDS)
                .description("Time at which any process last ended a sweep of silent jobs, since 1970")
                .register(meters);
        for (Closing.Reason reason : Closing.Reason.values()) {
            closed(reason);
        }
        List.of("running", "ended", "unseen", "limited", "failed").forEach(this::looks);
    }

    /** Records the end of a sweep of this process or another one. */
    void ended(Instant at) {
        lastEnded = at;
    }

    /** Counts the work on a run. */
    void record(SilentRun run, Swept swept) {
        swept.look().ifPresent(answer -> record(run, answer));
        for (ClosedJob job : swept.closed()) {
            Closing closing = job.closing();
            closed(closing.reason()).increment();
            LOG.info(
                    "a silent job of run {} is closed as {}: {}",
                    run.runId(),
                    closing.conclusion().wireName(),
                    closing.reason().wireName());
        }
    }

    private void record(SilentRun run, RunAnswer answer) {
        looks(outcome(answer)).increment();
        switch (answer) {
            case RunAnswer.Running(), RunAnswer.Ended _ -> {}
            case RunAnswer.Unseen(String message) ->
                LOG.debug(
                        "GitHub does not show run {}, so that silent jobs of it end by time only: {}",
                        run.runId(),
                        message);
            case RunAnswer.Limited(Optional<Duration> _, String message) ->
                LOG.warn("GitHub limits the calls, so it is not asked about silent jobs: {}", message);
            case RunAnswer.Failed(String cause) ->
                LOG.warn("it cannot be found out how run {} stands, which has silent jobs: {}", run.runId(), cause);
        }
    }

    private static String outcome(RunAnswer answer) {
        return switch (answer) {
            case RunAnswer.Running() -> "running";
            case RunAnswer.Ended _ -> "ended";
            case RunAnswer.Unseen _ -> "unseen";
            case RunAnswer.Limited _ -> "limited";
            case RunAnswer.Failed _ -> "failed";
        };
    }

    /** Counts a dispatch without a report. */
    void record(Unstarted dispatch) {
        LOG.warn("GitHub took the dispatch, and no job has reported of it in time");
        Counter.builder("crcr.unstarted.dispatches")
                .description("Dispatches that GitHub accepted and for which no job reported in time")
                .tag("repo", dispatch.downstream().toString())
                .register(meters)
                .increment();
    }

    private Counter closed(Closing.Reason reason) {
        return Counter.builder("crcr.closed.jobs")
                .description("Silent jobs that the relay closed")
                .tag("reason", reason.wireName())
                .register(meters);
    }

    private Counter looks(String outcome) {
        return Counter.builder("crcr.run.looks")
                .description("Calls that ask GitHub for the state of a run with silent jobs")
                .tag("outcome", outcome)
                .register(meters);
    }
}
