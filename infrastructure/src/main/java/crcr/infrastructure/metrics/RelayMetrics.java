package crcr.infrastructure.metrics;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.store.StoreUnreachableException;
import crcr.domain.allowlist.Level;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** All metrics of the relay (contract 7). */
public final class RelayMetrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Supplier<QueueState> queue;
    private volatile Optional<QueueState> lastQueue = Optional.empty();

    /**
     * Measures nothing yet but the queue.
     *
     * @param queue asks the store for the state of the queue, and throws {@link StoreUnreachableException} if it does
     *     not answer
     */
    public RelayMetrics(Supplier<QueueState> queue) {
        this.queue = queue;
    }

    /**
     * The state of the queue of dispatches.
     *
     * @param depth the targets that have not ended
     * @param oldestAge how long the oldest of them has been there
     * @param dead those that ended without success and are kept
     */
    public record QueueState(long depth, Duration oldestAge, long dead) {}

    /** Where every adapter counts its own work. */
    public MeterRegistry registry() {
        return registry;
    }

    /** Begins to measure what no adapter counts. */
    public void watch(String version, AllowlistInForce allowlist, Clock clock) {
        Gauge.builder("crcr.build.info", () -> 1)
                .description("The version that runs")
                .tag("version", version)
                .register(registry);
        Gauge.builder("crcr.store.up", () -> lastQueue.isPresent() ? 1 : 0)
                .description("Whether the store answers")
                .register(registry);
        Gauge.builder("crcr.queue.depth", () -> lastQueue.map(QueueState::depth).orElse(null))
                .description("What waits or is being worked on")
                .tag("queue", "dispatch")
                .register(registry);
        TimeGauge.builder("crcr.queue.oldest.age", this::oldestAgeMillis, TimeUnit.MILLISECONDS)
                .description("How long the oldest of it has been there")
                .tag("queue", "dispatch")
                .register(registry);
        Gauge.builder("crcr.dead.letters", () -> lastQueue.map(QueueState::dead).orElse(null))
                .description("What was given up, and is kept to be tried again or dropped")
                .tag("queue", "dispatch")
                .register(registry);
        for (Level level : Level.values()) {
            Gauge.builder("crcr.allowlist.repos", () -> repositories(allowlist, level))
                    .description("The repositories on the allowlist in force")
                    .tag("level", level.name())
                    .register(registry);
        }
        TimeGauge.builder("crcr.allowlist.age", () -> ageMillis(allowlist, clock), TimeUnit.MILLISECONDS)
                .description("How long ago the source was last seen to hold the allowlist in force")
                .register(registry);
    }

    private double oldestAgeMillis() {
        return lastQueue.map(state -> (double) state.oldestAge().toMillis()).orElse(Double.NaN);
    }

    private static double repositories(AllowlistInForce allowlist, Level level) {
        return allowlist.allowlist().map(known -> (double) known.count(level)).orElse(Double.NaN);
    }

    private static double ageMillis(AllowlistInForce allowlist, Clock clock) {
        return allowlist
                .last()
                .map(good -> (double)
                        Duration.between(good.confirmed(), clock.instant()).toMillis())
                .orElse(Double.NaN);
    }

    /** All metrics now, in Prometheus's text format; the store is asked once for them. */
    public String scrape() {
        lastQueue = askQueue();
        return registry.scrape();
    }

    private Optional<QueueState> askQueue() {
        try {
            return Optional.of(queue.get());
        } catch (StoreUnreachableException e) {
            return Optional.empty();
        }
    }
}
