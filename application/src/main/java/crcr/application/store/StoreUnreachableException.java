package crcr.application.store;

/**
 * The store did not answer, so it is not known what it holds, nor whether it did what it was asked to. It never means
 * that a record does not exist.
 */
public final class StoreUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was tried, and what came of it. */
    public StoreUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
