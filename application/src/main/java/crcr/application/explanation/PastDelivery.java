package crcr.application.explanation;

import crcr.application.delivery.IgnoredDelivery;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.UpstreamEvent;
import java.time.Instant;
import java.util.Optional;

/** A delivery that arrived. */
public sealed interface PastDelivery {
    /** Returns the time of arrival, by the store's clock. */
    Instant at();

    /** The delivery is not relayed. */
    record Ignored(Instant at, IgnoredDelivery delivery) implements PastDelivery {}

    /**
     * The delivery was accepted.
     *
     * @param fate its fate for the requested downstream; empty if it does not go there
     */
    record Accepted(Instant at, DeliveryId id, UpstreamEvent event, Optional<Fate> fate) implements PastDelivery {}
}
