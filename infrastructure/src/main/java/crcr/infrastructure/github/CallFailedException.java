package crcr.infrastructure.github;

/** A call did not bring what it was made for. It holds no more than the failure's words, so no secret. */
final class CallFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient CallFailure failure;

    CallFailedException(CallFailure failure) {
        super(failure.words());
        this.failure = failure;
    }

    CallFailure failure() {
        return failure;
    }
}
