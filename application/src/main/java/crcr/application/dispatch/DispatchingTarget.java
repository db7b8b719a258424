package crcr.application.dispatch;

import crcr.application.dispatch.SendDispatch.DispatchAnswer;
import crcr.application.dispatch.TargetRecords.Begun;
import crcr.application.dispatch.TargetRecords.PutOff;
import crcr.application.token.MintCallbackToken;
import crcr.domain.retry.Backoff;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Sends one claimed target to its downstream, and records the outcome. These are two steps, because GitHub's answer
 * must be recorded even if the store is unreachable at that moment, without another dispatch.
 */
public final class DispatchingTarget {
    /** The pauses between the attempts at one dispatch; they last more than an hour in all. */
    static final Backoff BACKOFF = Backoff.doubling(Duration.ofSeconds(5), Duration.ofMinutes(10))
            .lengthenedByUpTo(0.5)
            .atMost(13);

    private final TargetRecords records;
    private final MintCallbackToken tokens;
    private final SendDispatch sending;
    private final DoubleSupplier chance;

    /**
     * Records outcomes in {@code records}.
     *
     * @param chance returns random numbers from 0 to 1, exclusive
     */
    public DispatchingTarget(
            TargetRecords records, MintCallbackToken tokens, SendDispatch sending, DoubleSupplier chance) {
        this.records = records;
        this.tokens = tokens;
        this.sending = sending;
        this.chance = chance;
    }

    /** The outcome of an attempt. */
    public sealed interface Attempt {
        /** GitHub gave this answer, which is to be recorded. */
        record Made(Dispatch dispatch, DispatchAnswer answer) implements Attempt {}

        /** The target is deferred, and comes back to the queue by itself. */
        record Deferred() implements Attempt {}

        /** The target had ended already. */
        record Obsolete() implements Attempt {}
    }

    /** The outcome of a target. */
    public sealed interface TargetOutcome {
        /** GitHub accepted the dispatch, after this time since the delivery was accepted. */
        record Dispatched(Duration delay) implements TargetOutcome {}

        /** The attempt failed, and the next one follows after this pause. */
        record Retried(String cause, Duration pause) implements TargetOutcome {}

        /** GitHub limits the calls for this owner, for this time. */
        record Limited(String message, Duration pause) implements TargetOutcome {}

        /**
         * The attempt failed, and a newer event of the same PR has arrived, so that the target is not sent any more.
         */
        record Superseded(String cause) implements TargetOutcome {}

        /** The target is given up, and kept among the dead letters. */
        record Dead(String reason) implements TargetOutcome {}
    }

    /**
     * Sends the target, if it is its turn.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer; nothing has been sent then
     */
    public Attempt attempt(Target target) {
        return switch (records.begin(target)) {
            case Begun.Ready(Dispatch dispatch) ->
                new Attempt.Made(dispatch, sending.send(dispatch, tokens.mint(dispatch.binding())));
            case Begun.Deferred() -> new Attempt.Deferred();
            case Begun.Obsolete() -> new Attempt.Obsolete();
        };
    }

    /**
     * Records an attempt. The caller repeats it until it does not throw.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    public TargetOutcome record(Attempt.Made made) {
        Target target = made.dispatch().target();
        return switch (made.answer()) {
            case DispatchAnswer.Taken() -> new TargetOutcome.Dispatched(records.succeeded(target));
            case DispatchAnswer.Refused(int status, String message) -> dead(target, status + " " + message);
            case DispatchAnswer.Limited(Optional<Duration> told, String message) ->
                new TargetOutcome.Limited(message, records.quiet(target, message, told));
            case DispatchAnswer.Failed(String cause) ->
                BACKOFF.after(made.dispatch().attempt(), Duration.ZERO, chance.getAsDouble())
                        .map(pause -> later(target, cause, pause))
                        .orElseGet(() ->
                                dead(target, "given up after " + made.dispatch().attempt() + " attempts: " + cause));
        };
    }

    private TargetOutcome later(Target target, String cause, Duration pause) {
        return switch (records.later(target, cause, pause)) {
            case PutOff.Scheduled() -> new TargetOutcome.Retried(cause, pause);
            case PutOff.Superseded() -> new TargetOutcome.Superseded(cause);
        };
    }

    private TargetOutcome dead(Target target, String reason) {
        records.dead(target, reason);
        return new TargetOutcome.Dead(reason);
    }
}
