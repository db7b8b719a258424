package crcr.infrastructure.metrics;

import crcr.application.scorecard.ReadingScorecards.Scorecards;
import crcr.application.scorecard.ReadingScorecards.Scored;
import crcr.domain.scorecard.Nightly;
import crcr.domain.scorecard.Tally;
import crcr.domain.scorecard.Window;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Measures scorecards, one row for each downstream. A gauge without a value is not a number. */
final class ScorecardMeters {
    private final MultiGauge success;
    private final MultiGauge started;
    private final MultiGauge timeouts;
    private final MultiGauge age;
    private final MultiGauge stale;

    ScorecardMeters(MeterRegistry registry) {
        success = gauge(registry, "crcr.downstream.success.ratio", "Success rate of 7 days");
        started = gauge(
                registry, "crcr.downstream.started.ratio", "Share of the awaited dispatches of 7 days that started");
        timeouts = gauge(
                registry,
                "crcr.downstream.timeout.ratio",
                "Share of the completed jobs of 7 days that the relay closed");
        age = MultiGauge.builder("crcr.self.report.age")
                .description("Age of the last self-report")
                .baseUnit("seconds")
                .register(registry);
        stale = gauge(
                registry,
                "crcr.self.report.stale",
                "1 if self-reports are expected and the last one is older than 36 hours, otherwise 0");
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** Shows these scorecards from now on. */
    void show(Scorecards scorecards) {
        rows(success, scorecards, each -> tally(each).successRate());
        rows(started, scorecards, each -> tally(each).shareStarted());
        rows(timeouts, scorecards, each -> tally(each).shareClosed());
        rows(
                age,
                scorecards,
                each -> each.card().lastSelfReport().map(last ->
                        (double) Duration.between(last, scorecards.at()).toSeconds()));
        rows(
                stale,
                scorecards,
                each -> Optional.of(each.card().nightly())
                        .filter(nightly -> nightly != Nightly.NOT_EXPECTED)
                        .map(nightly -> nightly == Nightly.STALE ? 1.0 : 0.0));
    }

    private static Tally tally(Scored scored) {
        return scored.card().figures().over(Window.WEEK);
    }

    private static void rows(MultiGauge gauge, Scorecards scorecards, Function<Scored, Optional<Double>> value) {
        List<MultiGauge.Row<?>> rows = scorecards.all().stream()
                .<MultiGauge.Row<?>>map(each -> MultiGauge.Row.of(
                        Tags.of("repo", each.downstream().repository().toString()),
                        value.apply(each).orElse(Double.NaN)))
                .toList();
        gauge.register(rows, true);
    }
}
