package crcr.infrastructure.work;

import crcr.application.recovery.RecoveryCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Counts missed deliveries. Only the process with the last pass reports the number of missing ones, because the numbers
 * of the others are out of date.
 */
final class RecoveryMeters {
    /** The outcome of a pass that covered everything. */
    static final String COMPLETED = "completed";

    /** The outcome of a pass that found more than one pass reads. */
    static final String CUT_SHORT = "cut_short";

    /** The outcome of a pass during which GitHub or the store became unreachable. */
    static final String UNFINISHED = "unfinished";

    /** The outcome of a pass that failed within the relay. */
    static final String ERROR = "error";

    private final Clock clock;
    private final MeterRegistry meters;
    private volatile Optional<Instant> lastCompleted = Optional.empty();
    private volatile Optional<Missing> missing = Optional.empty();

    RecoveryMeters(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.meters = meters;
    }

    /** The missing deliveries at the time of this process's last pass. */
    private record Missing(Instant at, int deliveries, Optional<Instant> oldest) {}

    /** Registers all meters, before the first pass. */
    void register() {
        TimeGauge.builder("crcr.redelivery.last.pass.timestamp", this::lastPassMillis, TimeUnit.MILLISECONDS)
                .description("Time at which any process last completed a search for missed webhooks, since 1970")
                .register(meters);
        Gauge.builder(
                        "crcr.missed.deliveries",
                        () -> missing.map(found -> (double) found.deliveries()).orElse(Double.NaN))
                .description("Webhooks that GitHub could not deliver and that were missing at the last search")
                .register(meters);
        TimeGauge.builder("crcr.missed.deliveries.oldest.age", this::oldestAgeMillis, TimeUnit.MILLISECONDS)
                .description("Time since GitHub first sent the oldest missing webhook; 0 if none is missing")
                .register(meters);
        List.of(COMPLETED, CUT_SHORT, UNFINISHED, ERROR).forEach(this::passes);
        List.of("asked", "refused", "unheard").forEach(this::redelivered);
    }

    private double lastPassMillis() {
        return lastCompleted.map(at -> (double) at.toEpochMilli()).orElse(Double.NaN);
    }

    private double oldestAgeMillis() {
        return missing.map(found -> found.oldest()
                        .map(first -> (double)
                                Duration.between(first, clock.instant()).toMillis())
                        .orElse(0.0))
                .orElse(Double.NaN);
    }

    /** Records a completed pass of this process. */
    void completedHere(Instant at, int deliveries, Optional<Instant> oldest) {
        lastCompleted = Optional.of(at);
        missing = Optional.of(new Missing(at, deliveries, oldest));
    }

    /** Records that the turn belonged to another process, or to none; empty if no completed pass is known. */
    void completedSomewhere(Optional<Instant> at) {
        lastCompleted = at;
        missing = missing.filter(found -> at.filter(found.at()::isBefore).isEmpty());
    }

    /** Counts a pass. */
    void pass(String outcome) {
        passes(outcome).increment();
    }

    /** Counts the work of a pass. */
    void redeliveries(RecoveryCounts counts) {
        redelivered("asked").increment(counts.asked());
        redelivered("refused").increment(counts.refusals().size());
        redelivered("unheard").increment(counts.unheard());
    }

    private Counter passes(String outcome) {
        return Counter.builder("crcr.redelivery.passes")
                .description("Searches for missed webhooks by this process")
                .tag("outcome", outcome)
                .register(meters);
    }

    private Counter redelivered(String outcome) {
        return Counter.builder("crcr.redeliveries")
                .description("Requests to GitHub to send a missed webhook again")
                .tag("outcome", outcome)
                .register(meters);
    }
}
