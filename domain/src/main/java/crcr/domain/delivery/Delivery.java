package crcr.domain.delivery;

import crcr.domain.event.Headline;
import crcr.domain.event.Labels;
import java.util.Optional;

/**
 * A webhook event of the upstream that is relayed or acted on.
 *
 * @param id GitHub's id of the delivery, the same when GitHub sends it again
 * @param event the event
 * @param upstreamId GitHub's id of the repository in which it happened; empty if the webhook has none
 * @param labels the labels of its pull request after the event, if the webhook has them
 * @param headline the title and branch by which people know the event
 * @param payload the webhook's body
 */
public record Delivery(
        DeliveryId id,
        UpstreamEvent event,
        Optional<String> upstreamId,
        Optional<Labels> labels,
        Headline headline,
        Payload payload) {
    /** Makes a delivery without a headline. */
    public Delivery(
            DeliveryId id, UpstreamEvent event, Optional<String> upstreamId, Optional<Labels> labels, Payload payload) {
        this(id, event, upstreamId, labels, Headline.NONE, payload);
    }

    /** Makes a delivery without a headline and without labels. */
    public Delivery(DeliveryId id, UpstreamEvent event, Optional<String> upstreamId, Payload payload) {
        this(id, event, upstreamId, Optional.empty(), payload);
    }
}
