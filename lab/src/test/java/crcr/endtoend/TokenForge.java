package crcr.endtoend;

import crcr.application.token.CheckCallbackToken;
import crcr.domain.callback.CallbackToken;
import crcr.domain.callback.TokenBinding;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.callbacktoken.CallbackTokens;
import crcr.infrastructure.callbacktoken.TokenKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** Makes callback tokens for the usual pull request with any key, as a holder of the key could. */
record TokenForge(List<TokenKey> keys, Clock clock) {
    private static final Duration LIFE = Duration.ofHours(1);

    static TokenForge withKey(String key) {
        return with(key.getBytes(StandardCharsets.UTF_8));
    }

    /** With the key that the webhook secret leads to. */
    static TokenForge withDerivedKey() {
        return with(CallbackTokens.derivedKey(Surroundings.WEBHOOK_SECRET.getBytes(StandardCharsets.UTF_8)));
    }

    private static TokenForge with(byte[] key) {
        return new TokenForge(List.of(TokenKey.of(key)), Clock.systemUTC());
    }

    /** The same, whose tokens are too old. */
    TokenForge expired() {
        return new TokenForge(keys, Clock.offset(clock, LIFE.negated()));
    }

    /** Whether a token was signed with just this key. */
    boolean signed(String token) {
        return new CallbackTokens(() -> keys, LIFE, clock).check(new CallbackToken(token))
                instanceof CheckCallbackToken.Verdict.Genuine;
    }

    String token(String delivery, String downstream) {
        TokenBinding binding = new TokenBinding(
                new DeliveryId(delivery),
                RepositoryName.of(downstream),
                RepositoryName.of(Surroundings.UPSTREAM),
                OptionalLong.of(Payloads.PULL_REQUEST),
                Payloads.HEAD_SHA,
                false);
        return new CallbackTokens(() -> keys, LIFE, clock).mint(binding).value();
    }
}
