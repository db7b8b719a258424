package crcr.infrastructure.oidc;

/** An issuer's keys could not be fetched; the message says why. */
final class KeysUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What the issuer did wrong, as a whole clause. */
    KeysUnavailableException(String message) {
        super(message);
    }

    /** Likewise, with what the connection ended with. */
    KeysUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
