package crcr.infrastructure.oidc;

import crcr.application.console.VerifyIdToken;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import io.helidon.security.jwt.jwk.JwkRSA;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;

/**
 * Verifies the ID tokens of people who sign in: only RS256, by a key that the provider publishes, for this client,
 * within the token's time. Keys are fetched like those of callers' issuers. Safe for use by several threads.
 */
public final class IdTokens implements VerifyIdToken {
    private final String issuer;
    private final IssuerKeys keys;
    private final IdTokenRules rules;

    /**
     * Fetches nothing yet.
     *
     * @param issuer the trusted issuer, in exactly the spelling of the claim {@code iss}
     * @param clientId the required audience
     * @param metrics counts fetches of keys
     */
    public IdTokens(OutgoingHttp http, String issuer, String clientId, Clock clock, MeterRegistry metrics) {
        this.issuer = issuer;
        this.keys = new IssuerKeys(issuer, PublishedKeys.anywhere(http, issuer), clock, metrics);
        this.rules = new IdTokenRules(clientId, clock);
    }

    @Override
    public Verdict verify(String idToken) {
        return switch (PresentedToken.read(idToken)) {
            case PresentedToken.TokenReading.Unusable(var why) -> new Verdict.Rejected(why.reason(), why.detail());
            case PresentedToken.TokenReading.Usable(PresentedToken presented) -> verify(presented);
        };
    }

    private Verdict verify(PresentedToken token) {
        if (!token.issuer().equals(issuer)) {
            return new Verdict.Rejected("issuer", "The token comes from another issuer");
        }
        Optional<JwkRSA> key = keys.find(token.keyId());
        if (key.isEmpty()) {
            return new Verdict.Rejected(
                    "key_unknown", "The token is signed with a key that its issuer does not publish");
        }
        return token.isSignedBy(key.get())
                ? rules.judge(token.claims())
                : new Verdict.Rejected("signature", "The token's signature does not fit its content");
    }
}
