package crcr.application.callback;

import crcr.application.callback.HudOutbox.Queued;
import crcr.domain.callback.Patience;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Tries a record of the outbox at HUD and settles what came of it. */
public final class DeliveringRecord {
    private final HudOutbox outbox;
    private final Hud hud;
    private final Patience patience;
    private final DoubleSupplier chance;

    /**
     * Works for that outbox.
     *
     * @param patience how long and how often a record is tried
     * @param chance a new number in [0, 1) each time, which spreads the pauses
     */
    public DeliveringRecord(HudOutbox outbox, Hud hud, Patience patience, DoubleSupplier chance) {
        this.outbox = outbox;
        this.hud = hud;
        this.patience = patience;
        this.chance = chance;
    }

    /** What became of a record. */
    public sealed interface Outcome {
        /** HUD has it now, or had it before, so long after it was accepted. */
        record Delivered(Duration age) implements Outcome {}

        /** HUD did not take it, for that cause, and it is tried again after that pause. */
        record Postponed(String cause, Duration pause) implements Outcome {}

        /** It is given up, for that cause. */
        record Dead(String cause) implements Outcome {}
    }

    /**
     * Tries it once.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer; the record then comes again
     *     when its lease is over, also if HUD took it
     */
    public Outcome deliver(Queued record) {
        return switch (hud.deliver(record.record())) {
            case Hud.Answer.Delivered(), Hud.Answer.Duplicate() -> {
                outbox.delivered(record);
                yield new Outcome.Delivered(record.age());
            }
            case Hud.Answer.Refused refused -> refused(record, refused);
            case Hud.Answer.Away(String cause) -> again(record, cause);
            case Hud.Answer.Skipped() -> again(record, "no HUD is configured");
        };
    }

    // A backlog that is caught up with may well be too many at once.
    private Outcome refused(Queued record, Hud.Answer.Refused refused) {
        String answer = "HUD answered " + refused.status() + ": " + refused.message();
        return refused.isForNow() ? again(record, answer) : dead(record, answer);
    }

    private Outcome again(Queued record, String cause) {
        return switch (patience.after(record.attempts(), record.age(), chance.getAsDouble())) {
            case Patience.Next.Again(Duration pause) -> {
                outbox.later(record, cause, pause);
                yield new Outcome.Postponed(cause, pause);
            }
            case Patience.Next.GiveUp() -> dead(record, cause);
        };
    }

    private Outcome dead(Queued record, String cause) {
        outbox.dead(record, cause);
        return new Outcome.Dead(cause);
    }
}
