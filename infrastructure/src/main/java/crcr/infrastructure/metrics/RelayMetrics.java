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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** All metrics of the relay (contract 7). */
public final class RelayMetrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Supplier<StoreState> store;
    private volatile Optional<StoreState> lastStore = Optional.empty();

    /**
     * Measures nothing yet but the store.
     *
     * @param store asks the store for its state, and throws {@link StoreUnreachableException} if it does not answer
     */
    public RelayMetrics(Supplier<StoreState> store) {
        this.store = store;
    }

    /**
     * The state of the store, which is asked for once for a scrape.
     *
     * @param dispatch the targets of dispatches
     * @param hud the records that HUD has not taken
     */
    public record StoreState(QueueState dispatch, QueueState hud) {}

    /**
     * The state of a queue.
     *
     * @param depth what has not ended: it waits, or is being worked on
     * @param oldestAge how long the oldest of it has been there
     * @param dead what was given up, and is kept
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
        Gauge.builder("crcr.store.up", () -> lastStore.isPresent() ? 1 : 0)
                .description("Whether the store answers")
                .register(registry);
        watchQueue("dispatch", StoreState::dispatch);
        watchQueue("hud", StoreState::hud);
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

    private void watchQueue(String name, Function<StoreState, QueueState> queue) {
        Gauge.builder(
                        "crcr.queue.depth",
                        () -> measured(state -> queue.apply(state).depth()))
                .description("What waits or is being worked on")
                .tag("queue", name)
                .register(registry);
        TimeGauge.builder(
                        "crcr.queue.oldest.age",
                        () -> measured(state -> queue.apply(state).oldestAge().toMillis()),
                        TimeUnit.MILLISECONDS)
                .description("How long the oldest of it has been there")
                .tag("queue", name)
                .register(registry);
        Gauge.builder(
                        "crcr.dead.letters",
                        () -> measured(state -> queue.apply(state).dead()))
                .description("What was given up, and is kept to be tried again or dropped")
                .tag("queue", name)
                .register(registry);
    }

    private double measured(ToLongFunction<StoreState> what) {
        return lastStore.map(state -> (double) what.applyAsLong(state)).orElse(Double.NaN);
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
        lastStore = askStore();
        return registry.scrape();
    }

    private Optional<StoreState> askStore() {
        try {
            return Optional.of(store.get());
        } catch (StoreUnreachableException e) {
            return Optional.empty();
        }
    }
}
