package crcr.lab.bench.limit.bare;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks signatures only, and nothing of the signed content. */
final class BareSignatures {
    private static final int SCHEME = "Bearer ".length();

    private final SecretKeySpec secret;
    private final PublicKey issuer;

    /**
     * Checks with these.
     *
     * @param issuer the public key in the X.509 form, in Base64
     */
    BareSignatures(String secret, String issuer) {
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.issuer = key(issuer);
    }

    private static PublicKey key(String base64) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isSigned(byte[] body, String header) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            byte[] claimed = HexFormat.of().parseHex(header, "sha256=".length(), header.length());
            return MessageDigest.isEqual(mac.doFinal(body), claimed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isIssued(String authorization) {
        int end = authorization.lastIndexOf('.');
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(issuer);
            signature.update(authorization.substring(SCHEME, end).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(authorization.substring(end + 1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
