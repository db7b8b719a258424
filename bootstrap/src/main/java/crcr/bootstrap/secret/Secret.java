package crcr.bootstrap.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A text that is hidden from logs and messages. */
public final class Secret {
    private final String value;

    /** Holds this text. */
    public Secret(String value) {
        this.value = value;
    }

    /** Returns the text itself. */
    public String reveal() {
        return value;
    }

    /** Returns the text itself, in UTF-8. */
    public byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /** Compares in constant time, wherever two of them differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return "Secret";
    }
}
