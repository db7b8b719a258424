package crcr.infrastructure.shared.json;

/** Bytes that are not the JSON they should be; the message says why, in words for their sender. */
public final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A sentence's end, for example {@code is not valid JSON at line 1, column 7}. */
    public MalformedJsonException(String message) {
        super(message);
    }
}
