package crcr.infrastructure.oidc;

import crcr.application.callback.Caller;
import crcr.application.callback.VerifyCaller;
import crcr.application.pipeline.KnownPipelines;
import crcr.domain.pipeline.CiSystem;
import crcr.infrastructure.oidc.claims.SystemClaims;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import io.helidon.security.jwt.jwk.JwkRSA;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Verifies the OIDC tokens of CI jobs (docs/concepts/trust.md#oidc-tokens): only RS256, by a key that a
 * configured issuer publishes, for the configured audience, within the token's time. Safe for any number of threads.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/security/oidc">GitHub's tokens</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725, JSON Web Token best current practices</a>
 */
public final class OidcTokens implements VerifyCaller {
    private static final Verdict NOT_WORTH_CHECKING =
            new Verdict.Rejected("not_worth_checking", "The token cannot be accepted, whatever key signed it");

    private final Map<String, Issuer> issuers;
    private final Counter held;
    private final Counter failed;

    /**
     * Fetches nothing yet: an issuer's keys are fetched when its first token comes.
     *
     * @param http reaches the issuers, and no other host
     * @param issuers the trusted issuers, in exactly the spelling of the claim {@code iss}, each with the kind of its
     *     system; https, except on loopback
     * @param pipelines the repositories for which the pipelines of systems other than GitHub stand
     * @param audience the value that the claim {@code aud} must contain
     * @param clock by which tokens and keys expire
     * @param metrics counts fetches of keys, {@code crcr.oidc.key.fetches} with issuer and outcome, and checks of
     *     signatures, {@code crcr.oidc.signature.checks} with outcome
     */
    public OidcTokens(
            OutgoingHttp http,
            Map<String, CiSystem> issuers,
            KnownPipelines pipelines,
            String audience,
            Clock clock,
            MeterRegistry metrics) {
        SystemClaims claims = new SystemClaims(pipelines);
        this.issuers = issuers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        issuer -> new Issuer(
                                new IssuerKeys(
                                        issuer.getKey(), PublishedKeys.atIssuer(http, issuer.getKey()), clock, metrics),
                                new ClaimRules(claims.of(issuer.getValue()), audience, clock))));
        this.held = checks("held", metrics);
        this.failed = checks("failed", metrics);
    }

    /** The keys and rules for the tokens of one issuer. */
    private record Issuer(IssuerKeys keys, ClaimRules rules) {}

    private static Counter checks(String outcome, MeterRegistry metrics) {
        return Counter.builder("crcr.oidc.signature.checks")
                .description("Checked signatures of tokens")
                .tag("outcome", outcome)
                .register(metrics);
    }

    @Override
    public Verdict verify(String token) {
        return switch (PresentedToken.read(token)) {
            case PresentedToken.TokenReading.Unusable(Verdict.Rejected why) -> why;
            case PresentedToken.TokenReading.Usable(PresentedToken presented) -> verify(presented);
        };
    }

    @Override
    public Verdict verifySparingly(String token, Predicate<Caller> worthwhile) {
        return switch (PresentedToken.read(token)) {
            case PresentedToken.TokenReading.Unusable(Verdict.Rejected why) -> why;
            case PresentedToken.TokenReading.Usable(PresentedToken presented) ->
                isWorthChecking(presented, worthwhile) ? verify(presented) : NOT_WORTH_CHECKING;
        };
    }

    private boolean isWorthChecking(PresentedToken token, Predicate<Caller> worthwhile) {
        Issuer issuer = issuers.get(token.issuer());
        return issuer != null
                && issuer.rules().judge(token.claims()) instanceof Verdict.Verified claimed
                && worthwhile.test(claimed.caller())
                && issuer.keys().mayHave(token.keyId());
    }

    private Verdict verify(PresentedToken token) {
        Issuer issuer = issuers.get(token.issuer());
        if (issuer == null) {
            return new Verdict.Rejected(
                    "issuer",
                    "The token comes from an issuer that is not accepted here; accepted: "
                            + String.join(
                                    ", ", issuers.keySet().stream().sorted().toList()));
        }
        Optional<JwkRSA> key = issuer.keys().find(token.keyId());
        if (key.isEmpty()) {
            return new Verdict.Rejected(
                    "key_unknown",
                    "The token is signed with a key that its issuer does not publish; request a new token and try"
                            + " again in a minute");
        }
        if (!isSignedBy(key.get(), token)) {
            return new Verdict.Rejected(
                    "signature",
                    "The token's signature does not fit its content; send the token exactly as the issuer gave it");
        }
        return issuer.rules().judge(token.claims());
    }

    private boolean isSignedBy(JwkRSA key, PresentedToken token) {
        boolean holds = token.isSignedBy(key);
        (holds ? held : failed).increment();
        return holds;
    }
}
