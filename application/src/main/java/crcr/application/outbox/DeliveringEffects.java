package crcr.application.outbox;

import crcr.application.outbox.DeliverEffect.Result;
import crcr.domain.retry.Backoff;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** Tries an effect of one queue once and settles what came of it. */
public final class DeliveringEffects {
    private final Outbox outbox;
    private final DeliverEffect deliverer;
    private final Backoff backoff;
    private final DoubleSupplier chance;

    /**
     * Settles in that outbox.
     *
     * @param backoff the pauses after attempts that failed, and their end, counted from the acceptance
     * @param chance a new number in [0, 1) each time, which spreads the pauses
     */
    public DeliveringEffects(Outbox outbox, DeliverEffect deliverer, Backoff backoff, DoubleSupplier chance) {
        this.outbox = outbox;
        this.deliverer = deliverer;
        this.backoff = backoff;
        this.chance = chance;
    }

    /** The outcome of an effect. */
    public sealed interface EffectOutcome {
        /** It was done, so long after it was accepted. */
        record Done(Duration age) implements EffectOutcome {}

        /** It failed for that cause, and is tried again after that pause. */
        record Postponed(String cause, Duration pause) implements EffectOutcome {}

        /** It could not be tried for that cause, and is tried after that pause. */
        record Limited(String cause, Duration pause) implements EffectOutcome {}

        /** It is given up, for that cause. */
        record Dead(String cause) implements EffectOutcome {}

        /** It is not wanted any more, for that cause. */
        record Dropped(String cause) implements EffectOutcome {}
    }

    /**
     * Tries it once.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer; the effect then comes
     *     again when its lease is over, also if it was done
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

    /** Names an effect in the log. */
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
