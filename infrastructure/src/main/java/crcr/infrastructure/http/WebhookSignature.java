package crcr.infrastructure.http;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a webhook was signed with the App's secret.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">GitHub: validating
 *     webhook deliveries</a>
 */
final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern HEADER = Pattern.compile("sha256=(?<digest>[0-9a-f]{64})");

    private final SecretKeySpec key;

    WebhookSignature(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** Whether {@code header}, the value of {@code X-Hub-Signature-256}, is the signature of just these bytes. */
    boolean holds(Optional<String> header, byte[] body) {
        return header.map(HEADER::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> HexFormat.of().parseHex(matcher.group("digest")))
                .filter(digest -> MessageDigest.isEqual(digest, sign(body))) // takes the same time wherever they differ
                .isPresent();
    }

    /** Whether {@code header} can be anything's signature at all. */
    static boolean isWellFormed(Optional<String> header) {
        return header.map(HEADER::matcher).filter(Matcher::matches).isPresent();
    }

    private byte[] sign(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
