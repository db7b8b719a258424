package crcr.application.allowlist;

/** The allowlist could not be fetched; the message says from where, and why not. */
public final class AllowlistUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was tried, and what came of it. */
    public AllowlistUnreachableException(String message) {
        super(message);
    }

    /** What was tried, what came of it, and what it came from. */
    public AllowlistUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
