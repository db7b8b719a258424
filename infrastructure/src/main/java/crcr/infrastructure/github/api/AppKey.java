package crcr.infrastructure.github.api;

import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.security.jwt.jwk.JwkRSA;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Optional;
import java.util.stream.Collectors;

/** The GitHub App's private key. It signs, and its text form hides it. */
public final class AppKey {
    private final RSAPrivateKey key;

    private AppKey(RSAPrivateKey key) {
        this.key = key;
    }

    /** The result of reading a key's text. */
    public sealed interface AppKeyReading {
        /** A valid key. */
        record Valid(AppKey key) implements AppKeyReading {}

        /** An invalid text; {@code problem} names the cause and the expected form, and quotes nothing. */
        record Invalid(String problem) implements AppKeyReading {}
    }

    /**
     * Reads a key from PEM: PKCS#1, as GitHub issues it, or PKCS#8. Line breaks may be given as the two characters
     * {@code \n}, as some ways of setting an environment variable do.
     */
    public static AppKeyReading parse(String pem) {
        String lines = pem.replace("\\n", "\n")
                .lines()
                .map(String::strip)
                .collect(Collectors.joining("\n"))
                .strip();
        if (!lines.startsWith("-----BEGIN ")) {
            return new AppKeyReading.Invalid(
                    "it does not begin with -----BEGIN RSA PRIVATE KEY----- or -----BEGIN PRIVATE"
                            + " KEY-----: give the content of the .pem file that GitHub issued for the App");
        }
        if (lines.startsWith("-----BEGIN ENCRYPTED")) {
            return new AppKeyReading.Invalid("the key is encrypted with a passphrase: give it without");
        }
        return read(lines)
                .<AppKeyReading>map(key -> key instanceof RSAPrivateKey rsa
                        ? new AppKeyReading.Valid(new AppKey(rsa))
                        : new AppKeyReading.Invalid("the key is not an RSA key, and GitHub issues no other"))
                .orElseGet(() ->
                        new AppKeyReading.Invalid("it is not an RSA private key in PEM, PKCS#1 or PKCS#8: it may be cut"
                                + " off, or may have lost its line breaks"));
    }

    // The library's message about an unreadable key is not passed on, because it may quote the key.
    private static Optional<PrivateKey> read(String pem) {
        try {
            return Keys.builder()
                    .pem(from -> from.key(Resource.create("the App's private key", pem)))
                    .build()
                    .privateKey();
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    JwkRSA signing() {
        return JwkRSA.builder().privateKey(key).build();
    }

    /** Returns the key's length in bits. */
    public int bits() {
        return key.getModulus().bitLength();
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "AppKey[RSA, " + bits() + " bits]";
    }
}
