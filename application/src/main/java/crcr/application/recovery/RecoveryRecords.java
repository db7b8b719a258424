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
     * Returns the deliveries among these that the relay has accepted and not yet forgotten. One round trip for any
     * number.
     */
    Set<DeliveryId> accepted(Collection<DeliveryId> deliveries);

    /**
     * Claims the request for a delivery, unless another claim was granted less than a pause ago. Atomic: of several
     * concurrent callers in all processes one is granted it. Each granted claim lengthens the pause, by {@code backoff}
     * without its spread and its end, whatever the outcome of the request. It is remembered for longer than GitHub
     * remembers the delivery.
     *
     * @return whether it is granted
     */
    boolean claim(DeliveryId delivery, Backoff backoff);
}
