package crcr.application.recovery;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.retry.Backoff;
import java.util.Collection;
import java.util.Set;

/**
 * The record of deliveries that GitHub counts as failed. Every method throws
 * {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface RecoveryRecords {
    /**
     * Returns those of these deliveries that the relay has accepted and not yet forgotten. One round trip for any
     * number.
     */
    Set<DeliveryId> accepted(Collection<DeliveryId> deliveries);

    /**
     * Claims to be the one who asks for a delivery now, unless somebody claimed that less than a pause ago. Atomic: of
     * any number of concurrent callers in any number of processes one is granted it. Each claim that is granted makes
     * the pause longer, as {@code backoff} says before its spread and its end, whatever becomes of the asking. It is
     * remembered for longer than GitHub remembers the delivery.
     *
     * @return whether it is granted
     */
    boolean claim(DeliveryId delivery, Backoff backoff);
}
