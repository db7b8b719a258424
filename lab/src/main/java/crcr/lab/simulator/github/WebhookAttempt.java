package crcr.lab.simulator.github;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An attempt to deliver a webhook, as GitHub lists it.
 *
 * @param id the id of this attempt
 * @param guid the id of the delivery
 * @param deliveredAt when it was made
 * @param redelivery whether it was requested
 * @param statusCode the receiver's answer; 0 if there was none in time
 * @param event its name
 * @param action the action of the event, if it has one
 */
public record WebhookAttempt(
        long id,
        String guid,
        Instant deliveredAt,
        boolean redelivery,
        int statusCode,
        String event,
        Optional<String> action) {
    /** Returns the attempt, dated back by that time. */
    public WebhookAttempt earlier(Duration by) {
        return new WebhookAttempt(id, guid, deliveredAt.minus(by), redelivery, statusCode, event, action);
    }

    /** Returns the attempt, as if there had been no answer in time. */
    public WebhookAttempt timedOut() {
        return new WebhookAttempt(id, guid, deliveredAt, redelivery, 0, event, action);
    }
}
