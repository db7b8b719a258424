package crcr.infrastructure.oidc;

import crcr.application.callback.VerifyCaller.Verdict.Rejected;
import crcr.infrastructure.shared.json.JsonPicker;
import crcr.infrastructure.shared.json.JsonValue;
import crcr.infrastructure.shared.json.MalformedJsonException;
import io.helidon.security.jwt.Jwt;
import io.helidon.security.jwt.JwtException;
import io.helidon.security.jwt.JwtHeaders;
import io.helidon.security.jwt.SignedJwt;
import io.helidon.security.jwt.jwk.JwkRSA;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A token in an acceptable form. None of its claims is proven until {@link #isSignedBy} returns true.
 *
 * <p>The library's exceptions quote the token, so that none of them leaves this class, not even as a cause.
 */
final class PresentedToken {
    // GitHub's tokens have less than 2 KiB, and HTTP servers refuse headers of more than about 16 KiB.
    private static final int MOST_CHARACTERS = 16 * 1024;

    private static final JsonPicker TIMES = new JsonPicker("exp", "nbf", "iat");
    private static final int MOST_DIGITS_OF_A_TIME = 19;

    private final SignedJwt signed;
    private final Jwt claims;
    private final String keyId;
    private final String issuer;

    private PresentedToken(SignedJwt signed, Jwt claims, String keyId, String issuer) {
        this.signed = signed;
        this.claims = claims;
        this.keyId = keyId;
        this.issuer = issuer;
    }

    /** The result of reading a token. */
    sealed interface TokenReading {
        /** A token that may be valid. */
        record Usable(PresentedToken token) implements TokenReading {}

        /** A token that cannot be accepted, whatever key signed it. */
        record Unusable(Rejected why) implements TokenReading {}
    }

    /** Reads a presented token. */
    static TokenReading read(String token) {
        if (token.length() > MOST_CHARACTERS) {
            return unusable("too_long", "The token has more than " + MOST_CHARACTERS + " characters");
        }
        Optional<SignedJwt> signed = parse(token);
        if (signed.isEmpty()) {
            return unusable(
                    "malformed",
                    "This is not a signed JSON Web Token; send the value that the CI system's token endpoint answers,"
                            + " as \"Authorization: Bearer <token>\"");
        }
        Optional<Jwt> claims = claims(signed.get());
        return claims.isEmpty()
                ? unusable("malformed_claims", "The token has a claim whose value is of the wrong kind")
                : read(signed.get(), claims.get());
    }

    private static TokenReading read(SignedJwt signed, Jwt claims) {
        JwtHeaders headers = claims.headers();
        // RFC 7515, 4.1.11: a reader that does not know an extension that is marked critical must refuse the token.
        if (headers.headerClaims().containsKey("crit")) {
            return unusable(
                    "critical_header", "The token's header \"crit\" asks for an extension that is not known here");
        }
        if (!headers.algorithm().equals(Optional.of(JwkRSA.ALG_RS256))) {
            return unusable("algorithm", "The token must be signed with RS256, and say so in its header \"alg\"");
        }
        Optional<String> keyId = headers.keyId();
        if (keyId.isEmpty()) {
            return unusable("no_key_id", "The token's header \"kid\" must name the key that it is signed with");
        }
        Optional<String> issuer = claims.issuer();
        return issuer.isEmpty()
                ? unusable("no_issuer", "The token must name its issuer in the claim \"iss\"")
                : new TokenReading.Usable(new PresentedToken(signed, claims, keyId.get(), issuer.get()));
    }

    private static TokenReading unusable(String reason, String detail) {
        return new TokenReading.Unusable(new Rejected(reason, detail));
    }

    private static Optional<SignedJwt> parse(String token) {
        try {
            requireStrict(token);
            return Optional.of(SignedJwt.parseToken(token));
        } catch (MalformedJsonException | RuntimeException e) {
            return Optional.empty();
        }
    }

    // The library decodes any bytes into some text, and takes the lowest bits of a time that is too large for a
    // long.
    private static void requireStrict(String token) throws MalformedJsonException {
        String[] parts = token.split("\\.", -1);
        for (String part : Arrays.copyOf(parts, parts.length - 1)) {
            for (JsonValue time :
                    TIMES.pick(Base64.getUrlDecoder().decode(part)).values()) {
                if (time instanceof JsonValue.Numeral(String literal) && isTooLarge(new BigDecimal(literal))) {
                    throw new MalformedJsonException("has a time that is none");
                }
            }
        }
    }

    private static boolean isTooLarge(BigDecimal time) {
        return time.precision() - time.scale() > MOST_DIGITS_OF_A_TIME
                || time.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0;
    }

    // The library reads the standard claims at once: a time that is no number causes a ClassCastException.
    private static Optional<Jwt> claims(SignedJwt signed) {
        try {
            return Optional.of(signed.getJwt());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the id of the key with which it claims to be signed. */
    String keyId() {
        return keyId;
    }

    /** Returns the issuer that it names. */
    String issuer() {
        return issuer;
    }

    /** Returns its claims. */
    Jwt claims() {
        return claims;
    }

    /** Returns whether that key signed it. */
    boolean isSignedBy(JwkRSA key) {
        try {
            return key.verifySignature(signed.getSignedBytes(), signed.getSignature());
        } catch (JwtException e) {
            // A signature of the wrong length is not compared.
            return false;
        }
    }
}
