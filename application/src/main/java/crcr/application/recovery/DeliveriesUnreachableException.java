package crcr.application.recovery;

/**
 * GitHub's list of deliveries cannot be had, or it is not known whether GitHub delivers again. It never means that
 * there is nothing to recover.
 */
public final class DeliveriesUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what happened, in words for an operator. */
    public DeliveriesUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
