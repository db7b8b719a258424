package crcr.infrastructure.http.callback;

import crcr.domain.allowlist.Downstream;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.domain.selfreport.SelfReportEvent;
import crcr.infrastructure.http.intake.HttpReply;
import crcr.infrastructure.http.intake.RateLimited;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Counts and times callbacks (docs/reference/metrics.md). */
public final class CallbackMeters {
    /** The outcome of a callback that exceeds its repository's rate limit. */
    static final String RATE_LIMITED = "rate_limited";

    /** The outcome of a callback whose client has failed too often. */
    static final String ADDRESS_LIMITED = "address_limited";

    private static final String DELIVERED = "delivered";
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
        Duration.ofHours(24),
        // GitHub cancels a pending run after three days.
        Duration.ofHours(72)
    };

    private final MeterRegistry meters;
    private final Timer answered;
    // Kept here, because the registry would otherwise build each name and its tags again for every lookup.
    private final Map<Kind, Counter> callbacks = new ConcurrentHashMap<>();
    private final Map<JobTimer, Timer> jobs = new ConcurrentHashMap<>();

    private record Kind(String status, String outcome) {}

    private record JobTimer(String name, RepositoryName repository) {}

    /** Registers the meters that are known from the start. */
    public CallbackMeters(MeterRegistry meters) {
        this.meters = meters;
        this.answered = Timer.builder("crcr.callback")
                .description("Time from a callback's first byte to its answer")
                .serviceLevelObjectives(ANSWERED_WITHIN)
                .register(meters);
        for (ReportStatus status : ReportStatus.values()) {
            callbacks(status.wireName(), DELIVERED);
        }
        RateLimited.counter(meters, "repository");
        RateLimited.counter(meters, "address");
    }

    /** Times a callback, from its first byte to its answer. */
    HttpReply timed(Supplier<HttpReply> callback) {
        Timer.Sample sample = Timer.start(meters);
        HttpReply reply = callback.get();
        sample.stop(answered);
        return reply;
    }

    /**
     * Counts the outcome of a callback.
     *
     * @param status the reported status, if it was read
     */
    void count(Optional<ReportStatus> status, String outcome) {
        callbacks(status.map(ReportStatus::wireName).orElse("unknown"), outcome).increment();
        switch (outcome) {
            case RATE_LIMITED -> RateLimited.counter(meters, "repository").increment();
            case ADDRESS_LIMITED -> RateLimited.counter(meters, "address").increment();
            default -> {}
        }
    }

    /**
     * Counts a callback of a listed repository that was refused because of its content, and not because of the relay's
     * state.
     */
    void refused(RepositoryName listed, String outcome) {
        Counter.builder("crcr.callbacks.refused")
                .description("Callbacks of a listed repository that were answered with a status from 400 to 499")
                .tag("repo", listed.toString())
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }

    /** Counts the outcome of a self-report of a listed repository. */
    void selfReport(RepositoryName listed, SelfReportEvent event, String outcome) {
        Counter.builder("crcr.self.reports")
                .description("Self-reports of listed repositories, which are callbacks too")
                .tag("repo", listed.toString())
                .tag("event", event.wireName())
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }

    private Counter callbacks(String status, String outcome) {
        return callbacks.computeIfAbsent(
                new Kind(status, outcome),
                kind -> Counter.builder("crcr.callbacks")
                        .description("Callbacks, by status and outcome")
                        .tag("status", kind.status())
                        .tag("outcome", kind.outcome())
                        .register(meters));
    }

    /**
     * Times a job that moved: its run's queue time when the first job of the run starts, its own execution time when it
     * is completed.
     */
    void moved(Downstream downstream, JobTimes times) {
        times.executionTime()
                .ifPresentOrElse(
                        run -> job("crcr.job.execution", "Time from in_progress to completed", downstream, run),
                        () -> times.queueTime()
                                .ifPresent(wait -> job(
                                        "crcr.job.queue",
                                        "Time from the dispatch to the first in_progress of a run",
                                        downstream,
                                        wait)));
    }

    private void job(String name, String description, Downstream downstream, BigDecimal seconds) {
        jobs.computeIfAbsent(
                        new JobTimer(name, downstream.repository()),
                        timer -> Timer.builder(timer.name())
                                .description(description)
                                .tag("repo", timer.repository().toString())
                                .serviceLevelObjectives(JOB_TIMES)
                                .register(meters))
                .record(Duration.ofMillis(seconds.movePointRight(3).longValueExact()));
    }
}
