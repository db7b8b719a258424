package crcr.application.token;

import crcr.domain.callback.CallbackToken;
import crcr.domain.callback.TokenBinding;
import java.time.Instant;

/** Checks callback tokens and returns their bindings. Makes no call. */
@FunctionalInterface
public interface CheckCallbackToken {
    /** The result of checking a token. */
    sealed interface Verdict {
        /** The relay made the token, and it is still valid. */
        record Genuine(TokenBinding binding) implements Verdict {}

        /** The relay made the token, and it was valid until then. */
        record Expired(Instant since) implements Verdict {}

        /** The relay did not make the token, or it was changed. */
        record NotGenuine() implements Verdict {}
    }

    /** Checks any text that is presented as a token. Never throws. */
    Verdict check(CallbackToken token);
}
