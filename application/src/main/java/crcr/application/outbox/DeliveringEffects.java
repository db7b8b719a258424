package crcr.application.outbox;

import crcr.application.outbox.DeliverEffect.Result;
import crcr.domain.retry.Backoff;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** Tries an effect of one queue once and settles the outcome. */
public final class DeliveringEffects {
    private final Outbox outbox;
    private final DeliverEffect deliverer;
    private final Backoff backoff;
    private final DoubleSupplier chance;

    /**
     * Settles outcomes in that outbox.
     *
     * @param backoff the pauses after failed attempts, and their end, counted from the acceptance
     * @param chance returns a new number in [0, 1) for each pause, to spread the pauses
     */
    public DeliveringEffects(Outbox outbox, DeliverEffect deliverer, Backoff backoff, DoubleSupplier chance) {
        this.outbox = outbox;
        this.deliverer = deliverer;
        this.backoff = backoff;
        this.chance = chance;
    }

    /** The outcome of an effect. */
    public sealed interface EffectOutcome {
        /** The effect was done, at this age since its acceptance. */
        record Done(Duration age) implements EffectOutcome {}

        /** The attempt failed for that cause, and the next one follows after that pause. */
        record Postponed(String cause, Duration pause) implements EffectOutcome {}

        /** The effect could not be tried for that cause, and is tried after that pause. */
        record Limited(String cause, Duration pause) implements EffectOutcome {}

        /** The effect is given up, for that cause. */
        record Dead(String cause) implements EffectOutcome {}

        /** The effect is not needed any more, for that cause. */
        record Dropped(String cause) implements EffectOutcome {}
    }

    /**
     * Tries the effect once.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer; the effect then comes
     *     again after its lease, even if it was done
     */
    public EffectOutcome deliver(Claimed claimed) {
        return switch (deliverer.deliver(claimed)) {
            case Result.Done() -> {
                outbox.delivered(claimed);
                yield new EffectOutcome.Done(claimed.age());
            }
            case Result.Failed(String cause) -> again(claimed, cause);
            case Result.Limited(Duration pause, String cause) -> {
                outbox.limited(claimed, cause, pause);
                yield new EffectOutcome.Limited(cause, pause);
            }
            case Result.Refused(String cause) -> dead(claimed, cause);
            case Result.Dropped(String cause) -> {
                outbox.delivered(claimed);
                yield new EffectOutcome.Dropped(cause);
            }
        };
    }

    /** Returns a name of the effect for the log. */
    public String title(Effect effect) {
        return deliverer.title(effect);
    }

    private EffectOutcome again(Claimed claimed, String cause) {
        Optional<Duration> pause = backoff.after(claimed.attempts() + 1, claimed.age(), chance.getAsDouble());
        if (pause.isEmpty()) {
            return dead(claimed, cause);
        }
        outbox.later(claimed, cause, pause.get());
        return new EffectOutcome.Postponed(cause, pause.get());
    }

    private EffectOutcome dead(Claimed claimed, String cause) {
        outbox.dead(claimed, cause);
        return new EffectOutcome.Dead(cause);
    }
}
