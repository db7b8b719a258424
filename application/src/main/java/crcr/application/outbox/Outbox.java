package crcr.application.outbox;

import java.time.Duration;
import java.util.List;

/**
 * The effects that wait to be done, in queues by name. {@link crcr.application.callback.JobRecords#settle} puts them
 * in. Those of one lane come out one after the other, in the order in which they were accepted: the next one only after
 * the former was delivered or is dead. Lanes do not wait for each other, and queues neither. Several processes may work
 * on one queue. Nothing that waits is forgotten with time. Every method throws
 * {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface Outbox {
    /**
     * Claims up to {@code most} effects of a queue that are due, the longest due first, without waiting for any.
     * Atomic: no effect is given to two callers, until the lease of the first is over, which stands for its having
     * died.
     */
    List<Claimed> claim(QueueName queue, int most, Duration lease);

    /** Takes an effect out that is done or not wanted any more; the next one of its lane is due at once. Idempotent. */
    void delivered(Claimed claimed);

    /**
     * Puts an effect off for that time after an attempt that failed, with the answer that it got; it stays its lane's
     * first. Idempotent.
     */
    void later(Claimed claimed, String answer, Duration pause);

    /** Puts an effect off likewise, without counting the attempt. Idempotent. */
    void limited(Claimed claimed, String answer, Duration pause);

    /** Gives an effect up, and keeps it with that answer; the next one of its lane is due at once. Idempotent. */
    void dead(Claimed claimed, String answer);
}
