package crcr.domain.callback;

/**
 * What a dispatch carries and its job's callbacks bring back: that the relay made this dispatch
 * (docs/concepts/trust.md#callback-token). Its text means something to whoever makes and checks tokens alone.
 */
public record CallbackToken(String value) {
    /** Nothing of it. */
    @Override
    public String toString() {
        return "CallbackToken";
    }
}
