package crcr.application.callback;

/** An issuer's keys are not known and cannot be had, so nothing can be said about its tokens, good or bad. */
public final class IssuerUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the issuer and the cause. */
    public IssuerUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
