package crcr.infrastructure.oidc;

import crcr.application.console.VerifyIdToken.Verdict;
import crcr.infrastructure.oidc.claims.PersonClaims;
import io.helidon.security.jwt.Jwt;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Checks the claims of an ID token with a verified signature.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation">OpenID Connect: ID token
 *     validation</a>
 */
final class IdTokenRules {
    private static final Duration LEEWAY = Duration.ofSeconds(60);
    // The token comes from the token endpoint during the sign-in for which it was made.
    private static final Duration FRESH_FOR = Duration.ofMinutes(10);
    private static final int LONGEST_SUBJECT = 255;

    private final String clientId;
    private final Clock clock;

    /** Checks tokens for this client. */
    IdTokenRules(String clientId, Clock clock) {
        this.clientId = clientId;
        this.clock = clock;
    }

    /** Checks claims that the provider has signed. */
    Verdict judge(Jwt claims) {
        Optional<Verdict> wrong = wrongAudience(claims).or(() -> wrongTime(claims));
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Optional<String> subject = claims.subject().filter(text -> !text.isEmpty() && text.length() <= LONGEST_SUBJECT);
        if (subject.isEmpty()) {
            return new Verdict.Rejected("no_subject", "The token has no subject of 1 to 255 characters");
        }
        Optional<String> nonce = claims.nonce().filter(text -> !text.isEmpty());
        return nonce.<Verdict>map(text -> new Verdict.Verified(PersonClaims.read(claims, subject.get()), text))
                .orElseGet(() -> new Verdict.Rejected("no_nonce", "The token has no nonce"));
    }

    private Optional<Verdict> wrongAudience(Jwt claims) {
        List<String> audience = claims.audience().orElse(List.of());
        if (!audience.contains(clientId)) {
            return rejected("audience", "The token is not meant for this client");
        }
        if (claims.payloadClaims().containsKey("azp")) {
            return claims.payloadClaims().get("azp") instanceof JsonString party
                            && party.getString().equals(clientId)
                    ? Optional.empty()
                    : rejected("authorized_party", "The token was issued to another client");
        }
        return audience.size() == 1
                ? Optional.empty()
                : rejected(
                        "authorized_party", "The token is meant for several, and does not say to whom it was issued");
    }

    private Optional<Verdict> wrongTime(Jwt claims) {
        Instant now = clock.instant();
        Optional<Instant> expiry = claims.expirationTime();
        if (expiry.isEmpty()) {
            return rejected("no_expiry", "The token does not say when it expires");
        }
        // The leeway is added to the clock and never to a claim, because a claim may be at the end of time.
        if (!now.minus(LEEWAY).isBefore(expiry.get())) {
            return rejected("expired", "The token expired at " + expiry.get() + ", and it is " + now);
        }
        Instant latest = now.plus(LEEWAY);
        if (claims.notBefore().filter(latest::isBefore).isPresent()) {
            return rejected("not_yet_valid", "The token is not valid yet");
        }
        Optional<Instant> issued = claims.issueTime();
        if (issued.isEmpty()) {
            return rejected("no_issue_time", "The token does not say when it was issued");
        }
        if (latest.isBefore(issued.get())) {
            return rejected("issued_in_future", "The token was issued at " + issued.get() + ", and it is " + now);
        }
        return issued.get().isBefore(now.minus(LEEWAY).minus(FRESH_FOR))
                ? rejected("stale", "The token was issued at " + issued.get() + ", and it is " + now)
                : Optional.empty();
    }

    private static Optional<Verdict> rejected(String reason, String detail) {
        return Optional.of(new Verdict.Rejected(reason, detail));
    }
}
