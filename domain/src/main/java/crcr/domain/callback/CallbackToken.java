package crcr.domain.callback;

/**
 * A token in a dispatch, which the job's callbacks send back as proof that the relay made this dispatch
 * (docs/concepts/trust.md#callback-token). Only the code that makes and checks tokens reads its text.
 */
public record CallbackToken(String value) {
    /** Hides the token. */
    @Override
    public String toString() {
        return "CallbackToken";
    }
}
