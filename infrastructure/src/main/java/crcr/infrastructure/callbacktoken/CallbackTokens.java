package crcr.infrastructure.callbacktoken;

import crcr.application.token.CheckCallbackToken;
import crcr.application.token.MintCallbackToken;
import crcr.domain.callback.CallbackToken;
import crcr.domain.callback.TokenBinding;
import crcr.infrastructure.shared.key.DerivedKey;
import io.helidon.security.jwt.SignedJwt;
import io.helidon.security.jwt.jwk.JwkOctet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes and checks callback tokens as JSON Web Tokens, with HS256 only. It parses no part of a token before its
 * signature is verified, and accepts only one spelling of each. Safe for use by several threads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725, JSON Web Token best current practices</a>
 */
public final class CallbackTokens implements MintCallbackToken, CheckCallbackToken {
    /**
     * The maximum number of characters of a token, which usually has about 330. None of them needs an escape in JSON.
     */
    public static final int MOST_CHARACTERS = 1_024;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = BASE64.encodeToString(utf8("{\"alg\":\"" + JwkOctet.ALG_HS256 + "\"}")) + ".";
    private static final String PURPOSE = "crcr callback token, version 1";
    private static final int KEY_BYTES = 32;

    private final Supplier<List<TokenKey>> keys;
    private final Duration life;
    private final Clock clock;

    /**
     * Makes and checks tokens with these keys.
     *
     * @param keys the keys that are accepted now, at least one; the first one signs. It is called for each token, and
     *     so must be fast.
     * @param life the time for which a token is valid
     */
    public CallbackTokens(Supplier<List<TokenKey>> keys, Duration life, Clock clock) {
        this.keys = keys;
        this.life = life;
        this.clock = clock;
    }

    /** Derives the key that is used if none is configured from the webhook secret. */
    public static byte[] derivedKey(byte[] webhookSecret) {
        return DerivedKey.of(webhookSecret, PURPOSE, KEY_BYTES);
    }

    @Override
    public CallbackToken mint(TokenBinding binding) {
        Instant expiry = clock.instant().plus(life);
        return new CallbackToken(SignedJwt.sign(
                        TokenClaims.of(binding, expiry), keys.get().getFirst().forLibrary())
                .tokenContent());
    }

    @Override
    public Verdict check(CallbackToken token) {
        String text = token.value();
        if (!hasTheForm(text) || keys.get().stream().noneMatch(key -> isSigned(text, key))) {
            return new Verdict.NotGenuine();
        }
        return TokenClaims.read(text)
                .<Verdict>map(claims -> clock.instant().isBefore(claims.expiry())
                        ? new Verdict.Genuine(claims.binding())
                        : new Verdict.Expired(claims.expiry()))
                .orElseGet(Verdict.NotGenuine::new);
    }

    // The header is always the same, so that no token chooses its algorithm.
    private static boolean hasTheForm(String text) {
        return text.length() <= MOST_CHARACTERS && text.startsWith(HEADER) && text.indexOf('.', HEADER.length()) > 0;
    }

    // The signature is compared as text, because base64 has several spellings for the same bytes.
    private static boolean isSigned(String text, TokenKey key) {
        int end = text.lastIndexOf('.');
        byte[] expected = utf8(BASE64.encodeToString(key.sign(utf8(text.substring(0, end)))));
        return MessageDigest.isEqual(expected, utf8(text.substring(end + 1)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
