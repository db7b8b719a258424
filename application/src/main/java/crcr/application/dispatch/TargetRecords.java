package crcr.application.dispatch;

import java.time.Duration;
import java.util.Optional;

/**
 * The record of claimed targets. What comes of an attempt is recorded once: the word of a process that has lost
 * its claim counts for nothing, unless GitHub accepted the dispatch. Every method throws {@link
 * crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface TargetRecords {
    /** The outcome of beginning an attempt. */
    sealed interface Begun {
        /** It has begun: from now on the downstream's callbacks are accepted. */
        record Ready(Dispatch dispatch) implements Begun {}

        /**
         * Not now: an older event of the PR goes first, the downstream is paused, or GitHub limits the calls for
         * its owner. The target is off this claim and comes again by itself.
         */
        record Deferred() implements Begun {}

        /** The target has ended already, or its records have expired; it is off the queue. */
        record Obsolete() implements Begun {}
    }

    /** The outcome of putting a target off. */
    sealed interface PutOff {
        /** It comes again when its pause is over. */
        record Scheduled() implements PutOff {}

        /** A newer event of its PR supersedes it; it has ended. */
        record Superseded() implements PutOff {}
    }

    /**
     * Records that an attempt begins. Events of one PR begin in the order in which they were accepted: one waits while
     * an older one waits for its first attempt or has begun, and not while it waits for a retry. A downstream that
     * keeps failing is paused, and then tried with one target.
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
     * Records that GitHub limits the calls for the owner of this target's downstream. The attempt does not count;
     * no target of that owner begins before the time is over.
     *
     * @param told for how long, if GitHub said so; otherwise the pauses grow from a minute
     * @return for how long
     */
    Duration quiet(Target target, String reason, Optional<Duration> told);

    /**
     * Records in one step that the target ended without success: it is off the queue and among the dead letters. From
     * now on the downstream's callbacks are refused, and the same delivery, if it comes again, queues it again.
     * Idempotent.
     */
    void dead(Target target, String reason);
}
