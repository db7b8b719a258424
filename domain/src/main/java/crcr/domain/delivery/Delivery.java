package crcr.domain.delivery;

import java.util.Optional;

/**
 * One webhook event of the upstream that is relayed.
 *
 * @param id names it, now and when GitHub sends it again
 * @param event what it is about
 * @param upstreamId GitHub's id of the repository in which it happened; empty if the webhook has none
 * @param payload the webhook's body
 */
public record Delivery(DeliveryId id, UpstreamEvent event, Optional<String> upstreamId, Payload payload) {}
