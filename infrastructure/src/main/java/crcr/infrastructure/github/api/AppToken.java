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
 * The JWT with which the App authenticates itself, and which it signs itself. A token is used until it is about to
 * expire, or until the App has another key, because a signature costs more than the rest of a call.
 *
 * @see <a
 *     href="https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app">GitHub's
 *     rules</a>
 */
public final class AppToken {
    /** The time by which a token is dated back, as GitHub advises, in case this machine's clock is ahead. */
    private static final Duration ISSUED_BEFORE = Duration.ofSeconds(60);

    /** The life of a token. GitHub's maximum is ten minutes from now, by its clock. */
    private static final Duration LIFE = Duration.ofMinutes(9);

    private static final Duration RENEWED_AHEAD = Duration.ofMinutes(2);

    private final String appId;
    private final Supplier<AppKey> key;
    private final Clock clock;
    private @Nullable Signed signed;

    /** Signs with the present key. */
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
