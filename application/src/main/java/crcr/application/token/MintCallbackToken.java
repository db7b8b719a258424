package crcr.application.token;

import crcr.domain.callback.CallbackToken;
import crcr.domain.callback.TokenBinding;

/** Makes callback tokens (docs/concepts/trust.md#callback-token), cheaply: one for each dispatch that is sent. */
@FunctionalInterface
public interface MintCallbackToken {
    /** Returns a token that is good for this and nothing else, from now on for as long as records live. */
    CallbackToken mint(TokenBinding binding);
}
