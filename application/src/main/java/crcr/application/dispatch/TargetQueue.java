package crcr.application.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The targets that wait. Several processes may work on one queue: each target is claimed by one of them. Every method
 * throws {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface TargetQueue {
    /**
     * Claims up to {@code most} targets, the oldest first, waiting a moment, about a second, for the
     * first one. Atomic: no target is
     * given to two callers.
     *
     * @return what was claimed; empty if nothing came within that moment
     */
    List<Target> claim(int most);

    /**
     * Records that an attempt has begun: from now on the downstream's callbacks are accepted.
     *
     * @return what to send; empty if the target has ended already or its records have expired, and then it is off the
     *     queue
     */
    Optional<Dispatch> begin(Target target);

    /**
     * Records in one step that GitHub accepted the dispatch, and when, and takes the target off the queue.
     *
     * @return the time since the delivery was accepted
     */
    Duration succeeded(Target target);

    /**
     * Records in one step that the target ended without success, and takes it off the queue. From now on the
     * downstream's callbacks are refused, and the same delivery, if it comes again, queues it again.
     */
    void failed(Target target, String reason);
}
