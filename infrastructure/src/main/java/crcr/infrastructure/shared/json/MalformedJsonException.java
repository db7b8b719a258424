package crcr.infrastructure.shared.json;

/** The bytes are not the expected JSON; the message has the cause, in words for their sender. */
public final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Takes the end of a sentence, for example {@code is not valid JSON at line 1, column 7}. */
    public MalformedJsonException(String message) {
        super(message);
    }
}
