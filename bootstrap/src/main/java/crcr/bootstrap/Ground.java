package crcr.bootstrap;

import crcr.bootstrap.settings.Settings;
import crcr.bootstrap.settings.StoreSettings;
import crcr.bootstrap.settings.TraceSettings;
import crcr.infrastructure.redis.RedisStore;
import crcr.infrastructure.redis.embedded.EmbeddedRedis;
import crcr.infrastructure.redis.place.StorePlace;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import crcr.infrastructure.spans.Spans;
import crcr.infrastructure.tracing.Collector;
import crcr.infrastructure.tracing.OtlpSpans;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The common ground of all parts.
 *
 * @param closing registers the started parts
 */
record Ground(
        Settings settings,
        Clock clock,
        Closing closing,
        PrometheusMeterRegistry meters,
        RedisStore store,
        OutgoingHttp http,
        Spans spans) {
    private static final Logger LOG = LoggerFactory.getLogger(Ground.class);

    /**
     * Connects to the store, and starts one if none is configured.
     *
     * @throws RuntimeException if the store is not available
     */
    static Ground lay(Settings settings, Clock clock, Closing closing) {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        RedisStore store = closing.closing(RedisStore.connect(
                place(settings.store(), closing),
                settings.store().replicas(),
                settings.store().life(),
                meters));
        store.concerns().forEach(concern -> LOG.warn("the store is at risk: {}", concern));
        FunctionCounter.builder("crcr.store.losses", store, RedisStore::losses)
                .description("Times that this process found the store to have lost data")
                .register(meters);
        OutgoingHttp http = closing.closing(new OutgoingHttp());
        return new Ground(settings, clock, closing, meters, store, http, spans(settings, closing));
    }

    private static StorePlace place(StoreSettings store, Closing closing) {
        return store.place()
                .orElseGet(() -> closing.closing(EmbeddedRedis.start(store.dataDirectory()))
                        .address());
    }

    // No class of OpenTelemetry is loaded before this.
    private static Spans spans(Settings settings, Closing closing) {
        if (settings.traces().isEmpty()) {
            return Spans.NONE;
        }
        TraceSettings traces = settings.traces().get();
        return closing.closing(OtlpSpans.to(new Collector(
                traces.endpoint(),
                () -> traces.headers().map(given -> given.get().headers()).orElse(Map.of()),
                traces.service(),
                Relay.version())));
    }
}
