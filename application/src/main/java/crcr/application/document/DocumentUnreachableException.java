package crcr.application.document;

/** A document could not be fetched; the message says from where, and why not. */
public final class DocumentUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names what was tried, and its outcome. */
    public DocumentUnreachableException(String message) {
        super(message);
    }

    /** Names what was tried, its outcome, and the cause. */
    public DocumentUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
