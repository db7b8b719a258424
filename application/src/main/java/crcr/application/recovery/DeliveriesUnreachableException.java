package crcr.application.recovery;

/**
 * GitHub's list of deliveries cannot be fetched, or the outcome of a request for redelivery is unknown. It never means
 * that there is nothing to recover.
 */
public final class DeliveriesUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Describes what happened, in words for an operator. */
    public DeliveriesUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
