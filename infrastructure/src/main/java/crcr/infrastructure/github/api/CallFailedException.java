package crcr.infrastructure.github.api;

/** A call failed. The exception holds only the failure's words, and so no secret. */
public final class CallFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient CallFailure failure;

    /** Carries the failure of a call. */
    public CallFailedException(CallFailure failure) {
        super(failure.words());
        this.failure = failure;
    }

    /** Returns the failure. */
    public CallFailure failure() {
        return failure;
    }
}
