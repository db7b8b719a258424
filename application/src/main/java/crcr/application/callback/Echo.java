package crcr.application.callback;

import crcr.domain.callback.CallbackToken;
import crcr.domain.callback.EchoedField;
import java.util.Map;
import java.util.Optional;

/**
 * The part of the triggering {@code client_payload} that a callback sends back. It is the caller's claim.
 *
 * @param token the callback token, if there is one
 * @param event the fields that identify the event, as far as they are present: a number as it was written, and empty
 *     for a value that is neither a text nor a number
 */
public record Echo(Optional<CallbackToken> token, Map<EchoedField, String> event) {
    /** Keeps its own copy. */
    public Echo {
        event = Map.copyOf(event);
    }
}
