package crcr.application.callback;

import crcr.domain.callback.CallbackToken;
import crcr.domain.callback.EchoedField;
import java.util.Map;
import java.util.Optional;

/**
 * The part that a callback sends back of the {@code client_payload} that triggered its run; it is the caller's claim.
 *
 * @param token the callback token, if there is one
 * @param event the fields that identify the event, as far as they are there: a number as it was written, and nothing at
 *     all for a value that is neither a text nor a number
 */
public record Echo(Optional<CallbackToken> token, Map<EchoedField, String> event) {
    /** Keeps its own copy. */
    public Echo {
        event = Map.copyOf(event);
    }
}
