package crcr.application.delivery;

import crcr.application.delivery.DeliveryLedger.Acceptance;
import crcr.application.outbox.Effect;
import crcr.domain.delivery.Delivery;
import java.util.List;

/** Keeps deliveries that the relay acts on without a dispatch. */
@FunctionalInterface
public interface ActedDeliveries {
    /**
     * Keeps the delivery with its labels, and puts these effects into the {@link crcr.application.outbox.Outbox}. A
     * known delivery changes nothing, and is {@link Acceptance.Repeated}. Atomic, one round trip, and as strict about
     * the upstream's identity as {@link DeliveryLedger#accept}.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    Acceptance act(Delivery delivery, List<Effect> effects);
}
