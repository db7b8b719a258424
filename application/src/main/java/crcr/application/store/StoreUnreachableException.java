package crcr.application.store;

/**
 * The store did not do what it was asked to, as far as is known: it did not answer, or it refused. It never means that
 * a record does not exist.
 */
public final class StoreUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StoreTrouble trouble;

    /**
     * Says that it refuses.
     *
     * @param detail what was seen of it, for its operators
     */
    public StoreUnreachableException(StoreTrouble trouble, String detail) {
        super(trouble.words() + ": " + detail);
        this.trouble = trouble;
    }

    /**
     * Says what came of what was tried.
     *
     * @param detail what was seen of it, for its operators
     */
    public StoreUnreachableException(StoreTrouble trouble, String detail, Throwable cause) {
        super(trouble.words() + ": " + detail, cause);
        this.trouble = trouble;
    }

    /** Returns what is wrong with the store. */
    public StoreTrouble trouble() {
        return trouble;
    }
}
