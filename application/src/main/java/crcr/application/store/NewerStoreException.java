package crcr.application.store;

/** A later version of the relay laid out the store in a way that this version cannot work on. */
public final class NewerStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the layouts of the store and of this version. */
    public NewerStoreException(String message) {
        super(message);
    }
}
