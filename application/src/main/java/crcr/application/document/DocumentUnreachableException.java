package crcr.application.document;

/** A document could not be fetched; the message says from where, and why not. */
public final class DocumentUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was tried, and what came of it. */
    public DocumentUnreachableException(String message) {
        super(message);
    }

    /** What was tried, what came of it, and what it came from. */
    public DocumentUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
