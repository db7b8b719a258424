package crcr.infrastructure.metrics;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.outbox.QueueDepth;
import crcr.application.outbox.QueueName;
import crcr.application.pipeline.PipelinesInForce;
import crcr.application.scorecard.ReadingScorecards.Scorecards;
import crcr.application.store.StoreUnreachableException;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.repository.RepositoryName;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** All metrics of the relay (docs/reference/metrics.md). */
public final class RelayMetrics implements AutoCloseable {
    private static final String REPO = "repo";

    private final PrometheusMeterRegistry registry;
    private final AllowlistInForce allowlist;
    private final Optional<PipelinesInForce> pipelines;
    private final Collection<QueueName> queues;
    private final BooleanSupplier storeTakesWrites;
    private final Supplier<Map<QueueName, QueueDepth>> store;
    private final Supplier<Optional<Scorecards>> scorecards;
    private final ScorecardMeters scores;
    private final ProcessMeters process = new ProcessMeters();
    private volatile Optional<Map<QueueName, QueueDepth>> lastStore = Optional.empty();

    /**
     * Registers nothing yet.
     *
     * @param registry the registry of all adapters
     * @param allowlist the downstreams that may appear in a label
     * @param pipelines the pipelines of other CI systems that stand for a repository; empty if no file is configured
     * @param queues the queues, each of which has metrics of its own
     * @param storeTakesWrites asks the store whether it accepts writes
     * @param store asks the store for the fill of the queues, once for a scrape, and throws
     *     {@link StoreUnreachableException} if it does not answer
     * @param scorecards returns the scorecards that were read last, without reading
     */
    public RelayMetrics(
            PrometheusMeterRegistry registry,
            AllowlistInForce allowlist,
            Optional<PipelinesInForce> pipelines,
            Collection<QueueName> queues,
            BooleanSupplier storeTakesWrites,
            Supplier<Map<QueueName, QueueDepth>> store,
            Supplier<Optional<Scorecards>> scorecards) {
        this.registry = registry;
        this.allowlist = allowlist;
        this.pipelines = pipelines;
        this.queues = List.copyOf(queues);
        this.storeTakesWrites = storeTakesWrites;
        this.store = store;
        this.scorecards = scorecards;
        this.scores = new ScorecardMeters(registry);
    }

    /** Registers what no adapter counts: the relay as a whole, and its process. */
    public void watch(String version, Clock clock) {
        process.bindTo(registry);
        Gauge.builder("crcr.build.info", () -> 1)
                .description("The version that runs; always 1")
                .tag("version", version)
                .register(registry);
        Gauge.builder("crcr.store.up", () -> storeTakesWrites.getAsBoolean() ? 1 : 0)
                .description("1 if the store takes writes, otherwise 0")
                .register(registry);
        queues.forEach(this::watchQueue);
        DocumentMeters meters = new DocumentMeters(registry, clock);
        meters.allowlist(allowlist);
        pipelines.ifPresent(meters::providers);
    }

    private void watchQueue(QueueName queue) {
        Gauge.builder("crcr.queue.depth", () -> measured(queue, QueueDepth::waiting))
                .description("Targets or effects of a queue that wait or are being worked on")
                .tag("queue", queue.value())
                .register(registry);
        TimeGauge.builder(
                        "crcr.queue.oldest.age",
                        () -> measured(queue, depth -> depth.oldestAge().toMillis()),
                        TimeUnit.MILLISECONDS)
                .description("Age of the oldest target or effect of a queue; 0 if there is none")
                .tag("queue", queue.value())
                .register(registry);
        Gauge.builder("crcr.dead.letters", () -> measured(queue, QueueDepth::dead))
                .description("Dead letters: targets or effects of a queue that were given up and are kept for 30 days")
                .tag("queue", queue.value())
                .register(registry);
    }

    private double measured(QueueName queue, ToLongFunction<QueueDepth> what) {
        return lastStore
                .map(depths -> depths.get(queue))
                .map(depth -> (double) what.applyAsLong(depth))
                .orElse(Double.NaN);
    }

    /**
     * Returns all present metrics, in Prometheus's text format. It asks the store once. A repository that is not listed
     * any more is left out.
     */
    public String scrape() {
        lastStore = askStore();
        scorecards.get().ifPresent(scores::show);
        allowlist.allowlist().ifPresent(this::forgetOthers);
        return registry.scrape();
    }

    // A queued target of a repository is still counted after the repository has left the allowlist, or has another
    // spelling.
    private void forgetOthers(Allowlist listed) {
        registry.getMeters().stream()
                .filter(meter -> meter.getId().getTag(REPO) != null)
                .filter(meter -> !isListed(String.valueOf(meter.getId().getTag(REPO)), listed))
                .forEach(registry::remove);
    }

    private static boolean isListed(String repository, Allowlist listed) {
        return RepositoryName.parse(repository)
                .flatMap(listed::find)
                .filter(downstream -> downstream.repository().toString().equals(repository))
                .isPresent();
    }

    /** Removes the meters. */
    @Override
    public void close() {
        process.close();
        registry.close();
    }

    private Optional<Map<QueueName, QueueDepth>> askStore() {
        try {
            return Optional.of(store.get());
        } catch (StoreUnreachableException e) {
            return Optional.empty();
        }
    }
}
