package crcr.domain.callback;

/**
 * What a dispatch carries and its job's callbacks bring back: that the relay made this dispatch
 * (docs/concepts/trust.md#callback-token). Only the code that makes and checks tokens reads its text.
 */
public record CallbackToken(String value) {
    /** Hides the token. */
    @Override
    public String toString() {
        return "CallbackToken";
    }
}
