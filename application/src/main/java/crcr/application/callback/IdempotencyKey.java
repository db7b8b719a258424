package crcr.application.callback;

import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a caller named its request, so that it may send it again without its being taken twice.
 *
 * @param caller whose request it is: the same words of another caller are another key
 * @param words the caller's own
 * @param body the SHA-256 of the request's body, in hex
 */
public record IdempotencyKey(RepositoryName caller, String words, String body) {
    /** The key of a request with that body. */
    public static IdempotencyKey of(RepositoryName caller, String words, Payload body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.bytes());
            return new IdempotencyKey(caller, words, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
