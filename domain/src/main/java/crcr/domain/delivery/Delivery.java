package crcr.domain.delivery;

import crcr.domain.event.Headline;
import crcr.domain.event.Labels;
import java.util.Optional;

/**
 * One webhook event of the upstream that is relayed or acted on.
 *
 * @param id names it, now and when GitHub sends it again
 * @param event what it is about
 * @param upstreamId GitHub's id of the repository in which it happened; empty if the webhook has none
 * @param labels the labels that its pull request has since then, as far as the webhook says
 * @param headline by what people know what the event is about
 * @param payload the webhook's body
 */
public record Delivery(
        DeliveryId id,
        UpstreamEvent event,
        Optional<String> upstreamId,
        Optional<Labels> labels,
        Headline headline,
        Payload payload) {
    /** An event of which people know nothing. */
    public Delivery(
            DeliveryId id, UpstreamEvent event, Optional<String> upstreamId, Optional<Labels> labels, Payload payload) {
        this(id, event, upstreamId, labels, Headline.NONE, payload);
    }

    /** Likewise, and that says nothing of labels. */
    public Delivery(DeliveryId id, UpstreamEvent event, Optional<String> upstreamId, Payload payload) {
        this(id, event, upstreamId, Optional.empty(), payload);
    }
}
