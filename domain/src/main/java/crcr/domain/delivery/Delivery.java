package crcr.domain.delivery;

/**
 * One webhook event of the upstream that is relayed.
 *
 * @param id names it, now and when GitHub sends it again
 * @param event what it is about
 * @param payload the webhook's body
 */
public record Delivery(DeliveryId id, UpstreamEvent event, Payload payload) {}
