package crcr.application.store;

/**
 * The store did not confirm what was requested: it did not answer, or it refused. It never means that a record does not
 * exist.
 */
public final class StoreUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StoreTrouble trouble;

    /**
     * Describes a refusal.
     *
     * @param detail the observed symptom, for operators
     */
    public StoreUnreachableException(StoreTrouble trouble, String detail) {
        super(trouble.words() + ": " + detail);
        this.trouble = trouble;
    }

    /**
     * Describes a failed request.
     *
     * @param detail the observed symptom, for operators
     */
    public StoreUnreachableException(StoreTrouble trouble, String detail, Throwable cause) {
        super(trouble.words() + ": " + detail, cause);
        this.trouble = trouble;
    }

    /** Returns the trouble of the store. */
    public StoreTrouble trouble() {
        return trouble;
    }
}
