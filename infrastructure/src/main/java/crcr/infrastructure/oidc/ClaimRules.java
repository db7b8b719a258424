package crcr.infrastructure.oidc;

import crcr.application.callback.VerifyCaller.Verdict;
import crcr.infrastructure.oidc.claims.Claims;
import crcr.infrastructure.oidc.claims.ReadCaller;
import crcr.infrastructure.shared.text.ShowableText;
import io.helidon.security.jwt.Jwt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Checks the claims of a token with a verified signature. It makes plain comparisons and does not use the library's
 * validators, because those do not distinguish causes, accept a token without {@code exp} by default, and quote the
 * token in their messages.
 */
final class ClaimRules {
    private static final Duration LEEWAY = Duration.ofSeconds(60);

    private final ReadCaller callers;
    private final String audience;
    private final Clock clock;

    /** Checks tokens for this audience; {@code callers} identifies their callers. */
    ClaimRules(ReadCaller callers, String audience, Clock clock) {
        this.callers = callers;
        this.audience = audience;
        this.clock = clock;
    }

    /** Checks claims that the issuer has signed. */
    Verdict judge(Jwt claims) {
        return wrongAudience(claims).or(() -> wrongTime(claims)).orElseGet(() -> callers.read(new Claims(claims)));
    }

    private Optional<Verdict> wrongAudience(Jwt claims) {
        List<String> actual = claims.audience().orElse(List.of());
        if (actual.isEmpty()) {
            return rejected("no_audience", "The token names no audience; " + howToAsk());
        }
        return actual.contains(audience)
                ? Optional.empty()
                : rejected(
                        "audience",
                        "The token is meant for " + ShowableText.quoted(String.join(", ", actual))
                                + " and not for the relay; " + howToAsk());
    }

    private String howToAsk() {
        return "request it with the audience " + audience;
    }

    private Optional<Verdict> wrongTime(Jwt claims) {
        Instant now = clock.instant();
        Optional<Instant> expiry = claims.expirationTime();
        if (expiry.isEmpty()) {
            return rejected("no_expiry", "The token must say in the claim \"exp\" when it expires");
        }
        // The leeway is added to the clock and never to a claim, because a claim may be at the end of time.
        if (!now.minus(LEEWAY).isBefore(expiry.get())) {
            return rejected(
                    "expired",
                    "The token expired at " + expiry.get() + ", and it is " + now
                            + "; request a new one right before each callback");
        }
        Instant latest = now.plus(LEEWAY);
        if (claims.notBefore().filter(latest::isBefore).isPresent()) {
            return rejected(
                    "not_yet_valid",
                    "The token is valid from " + claims.notBefore().get() + " on, and it is " + now
                            + "; send it after that");
        }
        if (claims.issueTime().filter(latest::isBefore).isPresent()) {
            return rejected(
                    "issued_in_future",
                    "The token says that it was issued at " + claims.issueTime().get() + ", and it is " + now
                            + "; its issuer's clock is ahead");
        }
        return Optional.empty();
    }

    private static Optional<Verdict> rejected(String reason, String detail) {
        return Optional.of(new Verdict.Rejected(reason, detail));
    }
}
