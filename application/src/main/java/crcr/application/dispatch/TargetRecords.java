package crcr.application.dispatch;

import java.time.Duration;
import java.util.Optional;

/**
 * The record of claimed targets. The outcome of an attempt is recorded once. The report of a process that has lost its
 * claim is ignored, unless GitHub accepted the dispatch. Every method throws
 * {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface TargetRecords {
    /** The outcome of beginning an attempt. */
    sealed interface Begun {
        /** The attempt has begun. From now on the downstream's callbacks are accepted. */
        record Ready(Dispatch dispatch) implements Begun {}

        /**
         * The attempt is deferred: an older event of the PR goes first, the downstream is paused, or GitHub limits the
         * calls for its owner. The claim ends, and the target comes back to the queue by itself.
         */
        record Deferred() implements Begun {}

        /** The target has ended already, or its records have expired. It is off the queue. */
        record Obsolete() implements Begun {}
    }

    /** The outcome of putting a target off. */
    sealed interface PutOff {
        /** The target comes back to the queue after its pause. */
        record Scheduled() implements PutOff {}

        /** A newer event of its PR supersedes the target, which has ended. */
        record Superseded() implements PutOff {}
    }

    /**
     * Records that an attempt begins. Events of one PR begin in the order of their acceptance: an event waits while an
     * older one waits for its first attempt or has begun, but not while the older one waits for a retry. A downstream
     * that keeps failing is paused, and then tried with one target.
     */
    Begun begin(Target target);

    /**
     * Records in one step that GitHub accepted the dispatch, and when, and takes the target off the queue. Idempotent.
     *
     * @return the time since the delivery was accepted
     */
    Duration succeeded(Target target);

    /** Records that an attempt failed and that the next one comes after a pause, unless a newer event supersedes it. */
    PutOff later(Target target, String reason, Duration pause);

    /**
     * Records that GitHub limits the calls for the owner of this target's downstream. The attempt does not count, and
     * no target of that owner begins before the end of the limit.
     *
     * @param told the time of the limit, if GitHub named it; otherwise the pauses grow from a minute
     * @return the time of the limit
     */
    Duration quiet(Target target, String reason, Optional<Duration> told);

    /**
     * Records in one step that the target ended without success: it leaves the queue and becomes a dead letter. From
     * now on the downstream's callbacks are refused, and a redelivery queues the target again. Idempotent.
     */
    void dead(Target target, String reason);
}
