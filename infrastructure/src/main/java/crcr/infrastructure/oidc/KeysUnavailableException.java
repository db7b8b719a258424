package crcr.infrastructure.oidc;

/** An issuer's keys could not be fetched; the message has the cause. */
final class KeysUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Names the issuer's mistake, as a whole clause. */
    KeysUnavailableException(String message) {
        super(message);
    }

    /** Names the issuer's mistake, as a whole clause, with the failure of the connection. */
    KeysUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
