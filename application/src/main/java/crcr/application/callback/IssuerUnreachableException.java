package crcr.application.callback;

/** An issuer's keys are unknown and cannot be fetched, so that its tokens cannot be checked. */
public final class IssuerUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the issuer and the cause. */
    public IssuerUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
