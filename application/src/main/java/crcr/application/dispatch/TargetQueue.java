package crcr.application.dispatch;

import crcr.application.outbox.QueueName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The targets that wait. Several processes may work on one queue: each target is claimed by one of them. Every method
 * throws {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface TargetQueue {
    /** Its name in metrics and among the dead letters. */
    QueueName NAME = new QueueName("dispatch");

    /** What came of beginning an attempt. */
    sealed interface Begun {
        /** It has begun: from now on the downstream's callbacks are accepted. */
        record Ready(Dispatch dispatch) implements Begun {}

        /**
         * Not now: an older event of the PR goes first, the downstream is paused, or GitHub asked to be left alone for
         * its owner. The target is off this claim and comes again by itself.
         */
        record Deferred() implements Begun {}

        /** The target has ended already, or its records have expired; it is off the queue. */
        record Obsolete() implements Begun {}
    }

    /** What came of putting a target off. */
    sealed interface PutOff {
        /** It comes again when its pause is over. */
        record Scheduled() implements PutOff {}

        /** A newer event of its PR supersedes it; it has ended. */
        record Superseded() implements PutOff {}
    }

    /**
     * Claims up to {@code most} targets, the oldest first, waiting a moment, well below a second, for the first one. Atomic:
     * no target is given to two callers. A claim lasts for a lease, and is renewed by {@link #renew}.
     *
     * @return what was claimed; empty if nothing came within that moment
     */
    List<Target> claim(int most);

    /** Renews the leases of these claims. Harmless for a claim that has ended. */
    void renew(List<Target> claimed);

    /**
     * Ends the leases of these claims at once, for a process that stops: another one, or the next start, takes them
     * over. Harmless for a claim that has ended.
     */
    void giveBack(List<Target> claimed);

    /**
     * Makes claimable again what is due, and, if {@code takeOver}, what a process claimed whose lease has lapsed.
     *
     * @return what was taken over, under the tickets that it had
     */
    List<Target> revive(boolean takeOver);

    /**
     * Records that an attempt begins. Events of one PR begin in the order in which they were accepted: one waits while an
     * older one waits for its first attempt or has begun, and not while it waits for a retry. A downstream that keeps
     * failing is paused, and then tried with one target.
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
     * Records that GitHub wants to be left alone for the owner of this target's downstream. The attempt does not count;
     * no target of that owner begins before the time is over.
     *
     * @param told for how long, if GitHub said so; otherwise the pauses grow from a minute
     * @return for how long
     */
    Duration quiet(Target target, String reason, Optional<Duration> told);

    /**
     * Records in one step that the target ended without success: it is off the queue and among the dead letters. From now
     * on the downstream's callbacks are refused, and the same delivery, if it comes again, queues it again. Idempotent.
     */
    void dead(Target target, String reason);
}
