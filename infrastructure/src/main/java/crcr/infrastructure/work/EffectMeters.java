package crcr.infrastructure.work;

import crcr.application.outbox.DeliveringEffects.EffectOutcome;
import crcr.application.outbox.QueueName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs the effects of a queue. */
final class EffectMeters {
    private static final Logger LOG = LoggerFactory.getLogger(EffectMeters.class);

    private final QueueName queue;
    private final MeterRegistry meters;

    EffectMeters(QueueName queue, MeterRegistry meters) {
        this.queue = queue;
        this.meters = meters;
    }

    // Registered in advance, because an alert cannot distinguish "never" from "not measured".
    void register() {
        List.of("done", "postponed", "limited", "dead", "dropped").forEach(this::effects);
    }

    /** Logs and counts the outcome of an effect with this title. */
    void record(String title, EffectOutcome outcome) {
        switch (outcome) {
            case EffectOutcome.Done(Duration age) -> {
                LOG.info("the queued {} is done {} s after it was accepted", title, age.toSeconds());
                count("done");
            }
            case EffectOutcome.Postponed(String cause, Duration pause) -> {
                LOG.info("the queued {} is tried again in {} ms: {}", title, pause.toMillis(), cause);
                count("postponed");
            }
            case EffectOutcome.Limited(String cause, Duration pause) -> {
                LOG.info("the queued {} has to wait for {} ms: {}", title, pause.toMillis(), cause);
                count("limited");
            }
            case EffectOutcome.Dead(String cause) -> {
                LOG.error("the queued {} is given up: {}", title, cause);
                count("dead");
            }
            case EffectOutcome.Dropped(String cause) -> {
                LOG.info("the queued {} is not wanted any more: {}", title, cause);
                count("dropped");
            }
        }
    }

    private void count(String outcome) {
        effects(outcome).increment();
    }

    private Counter effects(String outcome) {
        return Counter.builder("crcr.effects")
                .description("Attempts to carry out an effect of a queue")
                .tag("queue", queue.value())
                .tag("outcome", outcome)
                .register(meters);
    }
}
