package crcr.application.deadletter;

import crcr.domain.delivery.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The dead letters of one queue. Every method throws {@link crcr.application.store.StoreUnreachableException} if the
 * store does not answer.
 */
public interface DeadLetters {
    /** Returns the dead letters of that period, both ends included, the oldest first; at most {@code most}. */
    List<DeadLetter> died(Instant from, Instant to, int most);

    /** Returns the content that was to be sent; empty if there is no such dead letter. */
    Optional<Payload> content(String id);

    /**
     * Queues a dead letter again, under its own identity. Atomic and idempotent.
     *
     * @return false if there is no such dead letter
     */
    boolean retry(String id);

    /**
     * Drops a dead letter. Atomic and idempotent.
     *
     * @return false if there is no such dead letter
     */
    boolean drop(String id);
}
