package crcr.infrastructure.http.webhook;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies that a webhook was signed with a secret of the App: the current one, or during a rotation the previous one.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">GitHub: validating
 *     webhook deliveries</a>
 */
public final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern HEADER = Pattern.compile("sha256=(?<digest>[0-9a-f]{64})");

    private final Supplier<List<byte[]>> secrets;

    /** Reads the accepted secrets for each webhook, because they may change; the current one is the first. */
    public WebhookSignature(Supplier<List<byte[]>> secrets) {
        this.secrets = secrets;
    }

    /** The secret with which a webhook was signed. */
    enum SignedWith {
        CURRENT,
        PREVIOUS;

        /** Returns the value of the metric's label. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Returns the secret with which {@code header}, the value of {@code X-Hub-Signature-256}, signs exactly these
     * bytes; empty if it is none of the accepted ones. The time that this takes reveals neither where a signature
     * differs nor which secret matches.
     */
    Optional<SignedWith> check(Optional<String> header, byte[] body) {
        return header.map(HEADER::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> HexFormat.of().parseHex(matcher.group("digest")))
                .flatMap(digest -> match(digest, body));
    }

    /** Returns whether {@code header} has the form of a signature. */
    static boolean isWellFormed(Optional<String> header) {
        return header.map(HEADER::matcher).filter(Matcher::matches).isPresent();
    }

    // All secrets are tried, even after one that matches.
    private Optional<SignedWith> match(byte[] digest, byte[] body) {
        Optional<SignedWith> match = Optional.empty();
        SignedWith each = SignedWith.CURRENT;
        for (byte[] secret : secrets.get()) {
            boolean same = MessageDigest.isEqual(digest, sign(secret, body));
            match = same && match.isEmpty() ? Optional.of(each) : match;
            each = SignedWith.PREVIOUS;
        }
        return match;
    }

    private static byte[] sign(byte[] secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
