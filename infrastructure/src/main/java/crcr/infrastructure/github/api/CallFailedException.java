package crcr.infrastructure.github.api;

/** A call did not bring what it was made for. It holds no more than the failure's words, so no secret. */
public final class CallFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient CallFailure failure;

    /** Carries the failure of a call. */
    public CallFailedException(CallFailure failure) {
        super(failure.words());
        this.failure = failure;
    }

    /** Returns why. */
    public CallFailure failure() {
        return failure;
    }
}
