package crcr.application.explanation;

import crcr.application.delivery.IgnoredDelivery;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.UpstreamEvent;
import java.time.Instant;
import java.util.Optional;

/** A delivery that arrived. */
public sealed interface PastDelivery {
    /** Returns when it arrived, by the store's clock. */
    Instant at();

    /** It is not relayed to anybody. */
    record Ignored(Instant at, IgnoredDelivery delivery) implements PastDelivery {}

    /**
     * It was accepted.
     *
     * @param fate what became of it for the downstream that was asked for; empty if it was none of those that it goes
     *     to
     */
    record Accepted(Instant at, DeliveryId id, UpstreamEvent event, Optional<Fate> fate) implements PastDelivery {}
}
