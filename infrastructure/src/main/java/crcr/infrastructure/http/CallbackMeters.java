package crcr.infrastructure.http;

import crcr.domain.allowlist.Downstream;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** What is counted and timed of callbacks (contract 7). */
final class CallbackMeters {
    /** The outcome of a callback that was one too many for its repository. */
    static final String RATE_LIMITED = "rate_limited";

    /** The outcome of a callback that failed like too many of its client's before it. */
    static final String ADDRESS_LIMITED = "address_limited";

    private static final Duration[] ANSWERED_WITHIN = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(5)
    };
    private static final Duration[] JOB_TIMES = {
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(3),
        Duration.ofHours(6),
        Duration.ofHours(24)
    };

    private final MeterRegistry meters;

    CallbackMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Times a callback, from its first byte to its answer. */
    Reply timed(Supplier<Reply> callback) {
        Timer.Sample sample = Timer.start(meters);
        Reply reply = callback.get();
        sample.stop(Timer.builder("crcr.callback")
                .description("From a callback's first byte to its answer")
                .serviceLevelObjectives(ANSWERED_WITHIN)
                .register(meters));
        return reply;
    }

    /**
     * Counts what became of a callback.
     *
     * @param status what it reported, if that became known
     */
    void count(Optional<ReportStatus> status, String outcome) {
        meters.counter(
                        "crcr.callbacks",
                        "status",
                        status.map(ReportStatus::wireName).orElse("unknown"),
                        "outcome",
                        outcome)
                .increment();
        switch (outcome) {
            case RATE_LIMITED -> limited(meters, "repository").increment();
            case ADDRESS_LIMITED -> limited(meters, "address").increment();
            default -> {}
        }
    }

    /**
     * Counts what is refused for being too much.
     *
     * @param scope whose limit it is
     */
    static Counter limited(MeterRegistry meters, String scope) {
        return meters.counter("crcr.rate.limited", "scope", scope);
    }

    /** Times a job that moved: its wait when it starts, its run when it is completed. */
    void moved(Downstream downstream, JobTimes times) {
        times.executionTime()
                .ifPresentOrElse(
                        run -> job("crcr.job.execution", "From in_progress to completed", downstream, run),
                        () -> job("crcr.job.queue", "From the dispatch to in_progress", downstream, times.queueTime()));
    }

    private void job(String name, String description, Downstream downstream, BigDecimal seconds) {
        Timer.builder(name)
                .description(description)
                .tag("repo", downstream.repository().toString())
                .serviceLevelObjectives(JOB_TIMES)
                .register(meters)
                .record(Duration.ofMillis(seconds.movePointRight(3).longValueExact()));
    }
}
