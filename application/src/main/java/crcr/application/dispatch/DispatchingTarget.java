package crcr.application.dispatch;

import crcr.application.dispatch.SendDispatch.Answer;
import java.time.Duration;
import java.util.Optional;

/** Sends one claimed target to its downstream and records what came of it. */
public final class DispatchingTarget {
    private final TargetQueue queue;
    private final SendDispatch sending;

    /** Works for that queue. */
    public DispatchingTarget(TargetQueue queue, SendDispatch sending) {
        this.queue = queue;
        this.sending = sending;
    }

    /** What became of a target. */
    public sealed interface Outcome {
        /** GitHub accepted it, so long after the delivery had been accepted. */
        record Dispatched(Duration delay) implements Outcome {}

        /** GitHub refused it for good. */
        record Refused(int status, String message) implements Outcome {}

        /** It did not get through. */
        record Failed(String cause) implements Outcome {}

        /** There was nothing left to do. */
        record Obsolete() implements Outcome {}
    }

    /**
     * Sends it, unless it has ended already.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer; after GitHub's answer that
     *     means that the answer may not be on record
     */
    public Outcome dispatch(Target target) {
        Optional<Dispatch> begun = queue.begin(target);
        if (begun.isEmpty()) {
            return new Outcome.Obsolete();
        }
        return switch (sending.send(begun.get())) {
            case Answer.Taken() -> new Outcome.Dispatched(queue.succeeded(target));
            case Answer.Refused(int status, String message) -> {
                queue.failed(target, status + " " + message);
                yield new Outcome.Refused(status, message);
            }
            case Answer.Failed(String cause) -> {
                queue.failed(target, cause);
                yield new Outcome.Failed(cause);
            }
        };
    }
}
