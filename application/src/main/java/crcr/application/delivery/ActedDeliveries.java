package crcr.application.delivery;

import crcr.application.delivery.DeliveryLedger.Acceptance;
import crcr.application.outbox.Effect;
import crcr.domain.delivery.Delivery;
import java.util.List;

/** Where deliveries are kept that something is done about without relaying them. */
@FunctionalInterface
public interface ActedDeliveries {
    /**
     * Keeps the delivery with what it says of labels, and puts these effects into the {@link
     * crcr.application.outbox.Outbox}. A delivery that is known changes nothing, and is {@link Acceptance.Repeated}.
     * Atomic, one round trip, and as strict about the upstream's identity as {@link DeliveryLedger#accept}.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    Acceptance act(Delivery delivery, List<Effect> effects);
}
