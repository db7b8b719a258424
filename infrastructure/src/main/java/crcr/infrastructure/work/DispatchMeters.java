package crcr.infrastructure.work;

import crcr.application.dispatch.DispatchingTarget.TargetOutcome;
import crcr.application.dispatch.Target;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts, times and logs dispatches (docs/reference/metrics.md). */
final class DispatchMeters {
    private static final Logger LOG = LoggerFactory.getLogger(DispatchMeters.class);
    private static final Duration[] DELAYS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(2),
        Duration.ofHours(6)
    };

    private final MeterRegistry meters;
    private final Timer delay;
    private final Counter takenOver;

    DispatchMeters(MeterRegistry meters) {
        this.meters = meters;
        this.delay = Timer.builder("crcr.dispatch.delay")
                .description("Time from the acceptance of a delivery until GitHub accepted its dispatch")
                .serviceLevelObjectives(DELAYS)
                .register(meters);
        this.takenOver = Counter.builder("crcr.dispatches.taken.over")
                .description("Targets taken over from a process that died or stopped")
                .register(meters);
    }

    /** Logs and counts the outcome of an attempt. */
    void record(Target target, TargetOutcome outcome) {
        switch (outcome) {
            case TargetOutcome.Dispatched(Duration after) -> {
                LOG.info("dispatched {} ms after it was accepted", after.toMillis());
                delay.record(after);
                count(target, "dispatched");
            }
            case TargetOutcome.Retried(String cause, Duration pause) -> {
                LOG.warn("the dispatch failed and is tried again in {} s: {}", pause.toSeconds(), cause);
                count(target, "retried");
            }
            case TargetOutcome.Limited(String message, Duration pause) -> {
                LOG.warn("GitHub limits the calls for {} s: {}", pause.toSeconds(), message);
                count(target, "rate_limited");
            }
            case TargetOutcome.Superseded(String cause) -> {
                LOG.info("the dispatch failed, and a newer event of its PR supersedes it: {}", cause);
                count(target, "superseded");
            }
            case TargetOutcome.Dead(String reason) -> {
                LOG.error("the dispatch is among the dead letters: {}", reason);
                count(target, "dead");
            }
        }
    }

    /** Counts targets that were taken over from another process. */
    void takenOver(int targets) {
        takenOver.increment(targets);
    }

    private void count(Target target, String outcome) {
        Counter.builder("crcr.dispatches")
                .description("Attempts to dispatch, by outcome")
                .tag("repo", target.downstream().toString())
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }
}
