package crcr.application.document;

/** A document could not be fetched; the message names the source and the cause. */
public final class DocumentUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the source and the outcome. */
    public DocumentUnreachableException(String message) {
        super(message);
    }

    /** Names the source, the outcome and the cause. */
    public DocumentUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
