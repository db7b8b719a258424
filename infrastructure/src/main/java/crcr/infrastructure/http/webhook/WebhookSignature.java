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
 * Whether a webhook was signed with a secret of the App: the current one, or during a rotation the previous one.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">GitHub: validating
 *     webhook deliveries</a>
 */
public final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern HEADER = Pattern.compile("sha256=(?<digest>[0-9a-f]{64})");

    private final Supplier<List<byte[]>> secrets;

    /** Asks for the accepted secrets at each webhook, since they may change; the current one is the first. */
    public WebhookSignature(Supplier<List<byte[]>> secrets) {
        this.secrets = secrets;
    }

    /** Which secret a webhook was signed with. */
    enum SignedWith {
        CURRENT,
        PREVIOUS;

        /** Returns the value of the metric's label. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Returns what {@code header}, the value of {@code X-Hub-Signature-256}, signed just these bytes with; empty if
     * with nothing that is accepted. The time that this takes shows neither where a signature differs nor which secret
     * it is of.
     */
    Optional<SignedWith> check(Optional<String> header, byte[] body) {
        return header.map(HEADER::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> HexFormat.of().parseHex(matcher.group("digest")))
                .flatMap(digest -> match(digest, body));
    }

    /** Returns whether {@code header} can be anything's signature at all. */
    static boolean isWellFormed(Optional<String> header) {
        return header.map(HEADER::matcher).filter(Matcher::matches).isPresent();
    }

    // All are tried, also after one that matches.
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
