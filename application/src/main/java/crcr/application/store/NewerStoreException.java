package crcr.application.store;

/** What the store holds was laid out by a later version of the relay in a way that this one cannot work on. */
public final class NewerStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says which layouts there are. */
    public NewerStoreException(String message) {
        super(message);
    }
}
