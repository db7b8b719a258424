package crcr.application.dispatch;

import crcr.domain.delivery.Payload;

/**
 * A target whose attempt has begun, with all that is sent.
 *
 * @param target the delivery, and whom it goes to
 * @param eventType GitHub's name of the event
 * @param payload the webhook's body
 * @param attempt the number of this attempt, from 1
 */
public record Dispatch(Target target, String eventType, Payload payload, int attempt) {}
