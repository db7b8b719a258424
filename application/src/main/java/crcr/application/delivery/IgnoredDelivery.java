package crcr.application.delivery;

import crcr.domain.delivery.DeliveryId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An event of the upstream that arrived and is not relayed.
 *
 * @param event GitHub's name of the event
 * @param action its action, for events that have actions
 * @param pullRequest the number of its PR, if it has one
 * @param reason why it is not relayed
 */
public record IgnoredDelivery(
        DeliveryId id, String event, Optional<String> action, OptionalLong pullRequest, String reason) {}
