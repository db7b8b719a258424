package crcr.infrastructure.metrics;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.document.LastGood;
import crcr.application.pipeline.PipelinesInForce;
import crcr.domain.allowlist.Level;
import crcr.domain.pipeline.CiSystem;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** Measures the documents in force. A gauge without a value is not a number. */
final class DocumentMeters {
    private final MeterRegistry registry;
    private final Clock clock;

    DocumentMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    void allowlist(AllowlistInForce allowlist) {
        for (Level level : Level.values()) {
            Gauge.builder(
                            "crcr.allowlist.repos",
                            () -> measured(allowlist, good -> good.content().count(level)))
                    .description("Repositories on the allowlist in force")
                    .tag("level", level.name())
                    .register(registry);
        }
        document("crcr.allowlist", "the allowlist", allowlist);
    }

    void providers(PipelinesInForce pipelines) {
        for (CiSystem system : CiSystem.mapped()) {
            Gauge.builder(
                            "crcr.pipelines",
                            () -> measured(pipelines, good -> good.content().count(system)))
                    .description("Pipelines that report for a repository by the providers' file in force")
                    .tag("system", system.wireName())
                    .register(registry);
        }
        document("crcr.providers", "the providers' file", pipelines);
    }

    private <T> void document(String prefix, String name, LastGood<T> document) {
        Gauge.builder(
                        prefix + ".warnings",
                        () -> measured(document, good -> good.warnings().size()))
                .description("Places of " + name + " in force that this version does not know and ignores")
                .register(registry);
        TimeGauge.builder(
                        prefix + ".age",
                        () -> measured(
                                document,
                                good -> Duration.between(good.confirmed(), clock.instant())
                                        .toMillis()),
                        TimeUnit.MILLISECONDS)
                .description("Time since the source was last seen to hold " + name + " in force")
                .register(registry);
    }

    private static <T> double measured(LastGood<T> document, ToDoubleFunction<LastGood.Good<T>> what) {
        return document.last().map(what::applyAsDouble).orElse(Double.NaN);
    }
}
