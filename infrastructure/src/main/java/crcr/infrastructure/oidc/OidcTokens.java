package crcr.infrastructure.oidc;

import crcr.application.callback.VerifyCaller;
import crcr.infrastructure.outgoing.OutgoingHttp;
import io.helidon.security.jwt.jwk.JwkRSA;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Verifies the OIDC tokens of workflow runs (contract 4): RS256 alone, by a key that a configured issuer publishes, for
 * the configured audience, within the token's time. Safe for any number of threads.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/security/oidc">GitHub's tokens</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725, JSON Web Token best current practices</a>
 */
public final class OidcTokens implements VerifyCaller {
    private final Map<String, IssuerKeys> issuers;
    private final ClaimRules rules;

    /**
     * Fetches nothing yet: an issuer's keys are asked for when its first token comes.
     *
     * @param http reaches the issuers, and no other host
     * @param issuers who may issue, in exactly the spelling of the claim {@code iss}; https, except on loopback
     * @param audience what the claim {@code aud} must contain
     * @param clock tells what has expired, both tokens and keys
     * @param metrics counts fetches of keys: {@code crcr.oidc.key.fetches} with issuer and outcome
     */
    public OidcTokens(OutgoingHttp http, List<String> issuers, String audience, Clock clock, MeterRegistry metrics) {
        this.issuers = issuers.stream()
                .distinct()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(),
                        issuer -> new IssuerKeys(issuer, new PublishedKeys(http, issuer), clock, metrics)));
        this.rules = new ClaimRules(audience, clock);
    }

    @Override
    public Verdict verify(String token) {
        return switch (PresentedToken.read(token)) {
            case PresentedToken.Reading.Unusable(Verdict.Rejected why) -> why;
            case PresentedToken.Reading.Usable(PresentedToken presented) -> verify(presented);
        };
    }

    private Verdict verify(PresentedToken token) {
        IssuerKeys keys = issuers.get(token.issuer());
        if (keys == null) {
            return new Verdict.Rejected(
                    "issuer",
                    "The token comes from an issuer that is not accepted here; accepted: "
                            + String.join(
                                    ", ", issuers.keySet().stream().sorted().toList()));
        }
        Optional<JwkRSA> key = keys.find(token.keyId());
        if (key.isEmpty()) {
            return new Verdict.Rejected(
                    "key_unknown",
                    "The token is signed with a key that its issuer does not publish; request a new token and try"
                            + " again in a minute");
        }
        if (!token.isSignedBy(key.get())) {
            return new Verdict.Rejected(
                    "signature",
                    "The token's signature does not fit its content; send the token exactly as the issuer gave it");
        }
        return rules.judge(token.claims());
    }
}
