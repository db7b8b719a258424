package crcr.application.token;

import crcr.domain.callback.CallbackToken;
import crcr.domain.callback.TokenBinding;
import java.time.Instant;

/** Checks a callback token and returns what it is valid for; it needs no call. */
@FunctionalInterface
public interface CheckCallbackToken {
    /** The result of checking a token. */
    sealed interface Verdict {
        /** The relay made it, and it is still good. */
        record Genuine(TokenBinding binding) implements Verdict {}

        /** The relay made it, and it was good until then. */
        record Expired(Instant since) implements Verdict {}

        /** The relay did not make it, or not so. */
        record NotGenuine() implements Verdict {}
    }

    /** Checks any text that is presented as a token; never throws. */
    Verdict check(CallbackToken token);
}
