package crcr.application.outbox;

import java.time.Duration;
import java.util.List;

/**
 * The effects that wait to be done, in queues by name. {@link crcr.application.callback.JobRecords#settle} puts them
 * in. Effects of one lane come out in the order of their acceptance: the next one only after the former was delivered
 * or is dead. Lanes do not wait for each other, and queues do not either. Several processes may work on one queue. A
 * waiting effect never expires. Every method throws {@link crcr.application.store.StoreUnreachableException} if the
 * store does not answer.
 */
public interface Outbox {
    /**
     * Claims up to {@code most} due effects of a queue, the longest due first, without waiting. Atomic: no effect is
     * given to two callers until the lease of the first is over, which means that its process died.
     */
    List<Claimed> claim(QueueName queue, int most, Duration lease);

    /** Removes an effect that is done or not needed any more. The next one of its lane is due at once. Idempotent. */
    void delivered(Claimed claimed);

    /**
     * Puts an effect off for that time after a failed attempt, with the answer to it. It stays its lane's first.
     * Idempotent.
     */
    void later(Claimed claimed, String answer, Duration pause);

    /** Puts an effect off for that time without counting the attempt. Idempotent. */
    void limited(Claimed claimed, String answer, Duration pause);

    /** Gives an effect up, and keeps it with that answer. The next one of its lane is due at once. Idempotent. */
    void dead(Claimed claimed, String answer);
}
