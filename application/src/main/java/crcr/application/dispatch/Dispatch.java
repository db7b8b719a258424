package crcr.application.dispatch;

import crcr.domain.callback.TokenBinding;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.UpstreamEvent;

/**
 * A target whose attempt has begun, with all that is sent.
 *
 * @param target the delivery, and whom it goes to
 * @param event what the delivery is about, as it was recorded
 * @param payload the webhook's body
 * @param attempt the number of this attempt, from 1
 */
public record Dispatch(Target target, UpstreamEvent event, Payload payload, int attempt) {
    /** GitHub's name of the event. */
    public String eventType() {
        return event.type();
    }

    /** Returns what the callbacks of the job that it starts may be about. */
    TokenBinding binding() {
        return TokenBinding.of(target.delivery(), target.downstream(), event);
    }
}
