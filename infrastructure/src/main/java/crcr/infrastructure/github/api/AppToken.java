package crcr.infrastructure.github.api;

import io.helidon.security.jwt.Jwt;
import io.helidon.security.jwt.SignedJwt;
import io.helidon.security.jwt.jwk.JwkRSA;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the App identifies itself with: a JWT that it signs itself. One is used until it is about to expire, since a
 * signature costs more than all the rest of a call; or until the App has another key.
 *
 * @see <a
 *     href="https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app">GitHub's
 *     rules</a>
 */
public final class AppToken {
    /** GitHub's advice, in case that this machine's clock is ahead of GitHub's. */
    private static final Duration ISSUED_BEFORE = Duration.ofSeconds(60);

    /** GitHub's cap is ten minutes from now, by its clock. */
    private static final Duration LIFE = Duration.ofMinutes(9);

    private static final Duration RENEWED_AHEAD = Duration.ofMinutes(2);

    private final String appId;
    private final Supplier<AppKey> key;
    private final Clock clock;
    private @Nullable Signed signed;

    /** Signs with the key as it is at that moment. */
    public AppToken(String appId, Supplier<AppKey> key, Clock clock) {
        this.appId = appId;
        this.key = key;
        this.clock = clock;
    }

    private record Signed(AppKey by, String authorization, Instant renewed) {}

    /** Returns the value of an {@code Authorization} header. */
    public synchronized String authorization() {
        Instant now = clock.instant();
        AppKey by = key.get();
        Signed current = signed;
        if (current == null || current.by() != by || !now.isBefore(current.renewed())) {
            Instant expires = now.plus(LIFE);
            current = new Signed(
                    by, "Bearer " + sign(by, now.minus(ISSUED_BEFORE), expires), expires.minus(RENEWED_AHEAD));
            signed = current;
        }
        return current.authorization();
    }

    private String sign(AppKey by, Instant issued, Instant expires) {
        Jwt claims = Jwt.builder()
                .algorithm(JwkRSA.ALG_RS256)
                .type("JWT")
                .issuer(appId)
                .issueTime(issued)
                .expirationTime(expires)
                .build();
        return SignedJwt.sign(claims, by.signing()).tokenContent();
    }
}
