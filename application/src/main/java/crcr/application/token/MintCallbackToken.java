package crcr.application.token;

import crcr.domain.callback.CallbackToken;
import crcr.domain.callback.TokenBinding;

/** Makes callback tokens (docs/concepts/trust.md#callback-token), at low cost: one for each dispatch. */
@FunctionalInterface
public interface MintCallbackToken {
    /** Returns a token that is valid only for this binding, from now on as long as records live. */
    CallbackToken mint(TokenBinding binding);
}
