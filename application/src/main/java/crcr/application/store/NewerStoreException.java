package crcr.application.store;

/** What the store holds was laid out by a later version of the relay in a way that this one cannot work on. */
public final class NewerStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the layouts of the store and of this version. */
    public NewerStoreException(String message) {
        super(message);
    }
}
