package crcr.domain.recovery;

import crcr.domain.delivery.DeliveryId;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt of GitHub to deliver a webhook, as GitHub lists it. Several may belong to one delivery.
 *
 * @param id GitHub's number of this attempt: by it the delivery is asked for again
 * @param delivery what all attempts of one delivery have in common, GitHub's {@code guid}
 * @param delivered when it was made, by GitHub's clock
 * @param redelivery whether somebody asked for it; the first attempt of a delivery is GitHub's own
 * @param succeeded whether GitHub got an answer 2xx
 * @param event GitHub's name of the event
 * @param action of the event, if it has one
 */
public record DeliveryAttempt(
        String id,
        DeliveryId delivery,
        Instant delivered,
        boolean redelivery,
        boolean succeeded,
        String event,
        Optional<String> action) {}
