package crcr.infrastructure.work;

import crcr.application.outbox.Claimed;
import crcr.application.outbox.DeliveringEffects;
import crcr.application.outbox.Effect;
import crcr.application.outbox.Outbox;
import crcr.application.store.StoreUnreachableException;
import crcr.infrastructure.observe.log.LogContext;
import crcr.infrastructure.shared.loop.Loop;
import crcr.infrastructure.spans.CurrentTrace;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims the due effects of a queue, and does them, several at a time. */
public final class OutboxWorkers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorkers.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    // Longer than an attempt takes at most, and short enough to take over soon from a dead process.
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(20);

    private final Outbox outbox;
    private final EffectQueue queue;
    private final DeliveringEffects delivering;
    private final EffectMeters meters;
    private final Slots slots;
    private final Loop claiming;

    /**
     * Starts nothing yet.
     *
     * @param chance returns a new number in [0, 1) for each pause, to spread the pauses
     */
    public OutboxWorkers(Outbox outbox, EffectQueue queue, DoubleSupplier chance, MeterRegistry meters) {
        this.outbox = outbox;
        this.queue = queue;
        this.delivering = new DeliveringEffects(outbox, queue.deliverer(), queue.backoff(), chance);
        this.meters = new EffectMeters(queue.name(), meters);
        this.slots = new Slots(queue.atOnce());
        this.claiming = Loop.of("working on queue " + queue.name(), this::claimSome);
    }

    /** Starts the workers. */
    public void start() {
        meters.register();
        claiming.start();
    }

    // Due effects are done without a pause. This ends, because each failed attempt puts its effect off.
    private Duration claimSome() {
        return queue.isOpen().getAsBoolean() && slots.fill(queue.name().value(), this::claim, this::work) > 0
                ? Duration.ZERO
                : PAUSE;
    }

    private List<Claimed> claim(int room) {
        return claiming.isStopping() ? List.of() : outbox.claim(queue.name(), room, LEASE);
    }

    private void work(Claimed claimed) {
        CurrentTrace.during(claimed.headers(), () -> {
            Effect effect = claimed.effect();
            try (LogContext context = LogContext.about(effect.delivery(), effect.downstream())) {
                CurrentTrace.get().ifPresent(context::trace);
                deliver(claimed);
            }
        });
    }

    private void deliver(Claimed claimed) {
        String title = "effect of queue " + queue.name();
        try {
            title = delivering.title(claimed.effect());
            meters.record(title, delivering.deliver(claimed));
        } catch (StoreUnreachableException e) {
            LOG.warn("what became of the queued {} is not on record, so it is tried again: {}", title, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("the queued {} failed within the relay; it is tried again when its lease is over", title, e);
        }
    }

    /** Claims no more effects, and waits for those in work: 20 s at most. */
    @Override
    public void close() {
        claiming.stop();
        int left = slots.awaitEnd(FINISH_WITHIN);
        if (left > 0) {
            LOG.warn("{} effects of queue {} did not end in time", left, queue.name());
        }
    }
}
