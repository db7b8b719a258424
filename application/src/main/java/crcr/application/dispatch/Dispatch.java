package crcr.application.dispatch;

import crcr.domain.callback.TokenBinding;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.UpstreamEvent;

/**
 * A target whose attempt has begun, with everything that is sent.
 *
 * @param target the delivery and its downstream
 * @param event the event of the delivery, as recorded
 * @param payload the webhook's body
 * @param attempt the number of this attempt, from 1
 */
public record Dispatch(Target target, UpstreamEvent event, Payload payload, int attempt) {
    /** Returns GitHub's name of the event. */
    public String eventType() {
        return event.type();
    }

    /** Returns the facts to which the callbacks of the dispatched job are bound. */
    TokenBinding binding() {
        return TokenBinding.of(target.delivery(), target.downstream(), event);
    }
}
