package crcr.domain.recovery;

import crcr.domain.delivery.DeliveryId;
import java.time.Instant;
import java.util.Optional;

/**
 * An attempt of GitHub to deliver a webhook, as GitHub lists it. Several may belong to one delivery.
 *
 * @param id GitHub's number of this attempt, by which the delivery is requested again
 * @param delivery the delivery of all these attempts, GitHub's {@code guid}
 * @param delivered the time of the attempt, by GitHub's clock
 * @param redelivery whether somebody requested it; the first attempt of a delivery is GitHub's own
 * @param succeeded whether GitHub received an answer 2xx
 * @param event GitHub's name of the event
 * @param action the action of the event, if it has one
 */
public record DeliveryAttempt(
        String id,
        DeliveryId delivery,
        Instant delivered,
        boolean redelivery,
        boolean succeeded,
        String event,
        Optional<String> action) {}
