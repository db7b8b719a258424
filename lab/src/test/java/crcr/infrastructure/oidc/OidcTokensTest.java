package crcr.infrastructure.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.NullNode;
import crcr.application.callback.Caller;
import crcr.application.callback.VerifyCaller.Verdict;
import crcr.application.pipeline.KnownPipelines.Standing.NotConfigured;
import crcr.application.store.SettableClock;
import crcr.domain.pipeline.CiSystem;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import crcr.lab.simulator.oidc.SimulatedToken;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OidcTokensTest {
    private static final Instant NOW = Instant.parse("2026-05-04T20:48:28Z");
    private static final long SECOND = NOW.getEpochSecond();
    private static final String AUDIENCE = "pytorch-cross-repo-ci-relay";

    private final SettableClock clock = new SettableClock(NOW);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final OutgoingHttp http = new OutgoingHttp();
    private final OidcIssuerSimulator issuer = OidcIssuerSimulator.start("key-1", TestKeys.FIRST);
    private final OidcIssuerSimulator other = OidcIssuerSimulator.start("key-2", TestKeys.SECOND);
    private final OidcTokens tokens = accepting(issuer.issuer());

    @AfterEach
    void stop() {
        http.close();
        issuer.close();
        other.close();
    }

    private OidcTokens accepting(String... issuers) {
        Map<String, CiSystem> ofGitHub =
                Stream.of(issuers).collect(Collectors.toMap(issuer -> issuer, _ -> CiSystem.GITHUB));
        return new OidcTokens(http, ofGitHub, NotConfigured::new, AUDIENCE, clock, metrics);
    }

    private SimulatedToken token() {
        return issuer.token(NOW);
    }

    private static Caller verified(Verdict verdict) {
        return assertInstanceOf(Verdict.Verified.class, verdict).caller();
    }

    private static Verdict.Rejected rejected(Verdict verdict) {
        return assertInstanceOf(Verdict.Rejected.class, verdict);
    }

    @Test
    void aTokenLikeGithubsProvesTheRepositoryAndTheRun() {
        Caller caller = verified(tokens.verify(token().compact()));

        assertEquals("org1/repo1", caller.repository().toString());
        assertEquals(
                Map.ofEntries(
                        Map.entry("run_id", "9001"),
                        Map.entry("run_number", "17"),
                        Map.entry("run_attempt", "1"),
                        Map.entry("event_name", "repository_dispatch"),
                        Map.entry("ref", "refs/heads/main"),
                        Map.entry("sha", "0123456789abcdef0123456789abcdef01234567"),
                        Map.entry("workflow", "CI"),
                        Map.entry("workflow_ref", "org1/repo1/.github/workflows/ci.yml@refs/heads/main"),
                        Map.entry("job_workflow_ref", "org1/repo1/.github/workflows/ci.yml@refs/heads/main"),
                        Map.entry("actor", "octocat"),
                        Map.entry("runner_environment", "github-hosted"),
                        Map.entry("repository", "org1/repo1"),
                        Map.entry("repository_id", "71001"),
                        Map.entry("repository_owner", "org1"),
                        Map.entry("repository_owner_id", "72001")),
                caller.run());
    }

    @Test
    void aNumberAboutTheRunCountsAsItsTextAndWhatHasNoneIsLeftOut() {
        Caller caller = verified(tokens.verify(token().claim("run_id", 12345678901234L)
                .claim("sha", List.of("a"))
                .claim("ref", Map.of())
                .claim("check_run_id", true)
                .claim("actor", NullNode.getInstance())
                .withoutClaim("workflow")
                .compact()));

        assertEquals("12345678901234", caller.run().get("run_id"));
        assertFalse(caller.run().containsKey("sha"));
        assertFalse(caller.run().containsKey("ref"));
        assertFalse(caller.run().containsKey("actor"));
        assertEquals("true", caller.run().get("check_run_id"));
        assertFalse(caller.run().containsKey("workflow"));
    }

    @Test
    void theExpectedAudienceMayBeOneOfSeveral() {
        verified(tokens.verify(
                token().claim("aud", List.of("somebody-else", AUDIENCE)).compact()));
    }

    static Stream<Refusal> refusals() {
        return Stream.of(
                refusal("critical_header", token -> token.header("crit", List.of("exp"))),
                refusal("critical_header", token -> token.header("crit", List.of())),
                refusal("algorithm", SimulatedToken::unsigned),
                refusal("algorithm", token -> token.unsigned().withoutHeader("kid")),
                refusal("algorithm", token -> token.header("alg", "RS512")),
                refusal("algorithm", token -> token.header("alg", "rs256")),
                refusal("algorithm", token -> token.withoutHeader("alg")),
                refusal("malformed", token -> token.header("alg", 256)),
                refusal("malformed", token -> token.header("kid", 1)),
                refusal("no_key_id", token -> token.withoutHeader("kid")),
                refusal("key_unknown", token -> token.header("kid", "key-of-nobody")),
                refusal("signature", token -> token.signedBy(TestKeys.SECOND.getPrivate())),
                refusal("no_issuer", token -> token.withoutClaim("iss")),
                refusal("no_issuer", token -> token.claim("iss", 7)),
                refusal("issuer", token -> token.claim("iss", "https://issuer.example")),
                refusal("no_audience", token -> token.withoutClaim("aud")),
                refusal("no_audience", token -> token.claim("aud", List.of())),
                refusal("no_audience", token -> token.claim("aud", 1)),
                refusal("malformed_claims", token -> token.claim("aud", List.of(1, 2))),
                refusal("audience", token -> token.claim("aud", "https://github.com/org1")),
                refusal("audience", token -> token.claim("aud", AUDIENCE.toUpperCase(Locale.ROOT))),
                refusal("no_expiry", token -> token.withoutClaim("exp")),
                refusal("malformed_claims", token -> token.claim("exp", "tomorrow")),
                refusal("malformed_claims", token -> token.claim("exp", Map.of("at", 1))),
                refusal("malformed_claims", token -> token.claim("exp", Long.MAX_VALUE)),
                refusal("malformed_claims", token -> token.claim("nbf", "1")),
                refusal("malformed_claims", token -> token.claim("iat", List.of())),
                refusal("expired", token -> token.claim("exp", SECOND - 60)),
                refusal("expired", token -> token.claim("exp", Long.MIN_VALUE / 1_000_000)),
                refusal("not_yet_valid", token -> token.claim("nbf", SECOND + 61)),
                refusal("issued_in_future", token -> token.claim("iat", SECOND + 61)),
                refusal("no_repository", token -> token.withoutClaim("repository")),
                refusal("no_repository", token -> token.claim("repository", 5)),
                refusal("no_repository", token -> token.claim("repository", List.of("org1/repo1"))),
                refusal("repository", token -> token.claim("repository", "")),
                refusal("repository", token -> token.claim("repository", "org1/repo1/more")),
                refusal("too_long", token -> token.claim("padding", "x".repeat(16 * 1024))));
    }

    record Refusal(String reason, UnaryOperator<SimulatedToken> change) {
        @Override
        public String toString() {
            return reason;
        }
    }

    private static Refusal refusal(String reason, UnaryOperator<SimulatedToken> change) {
        return new Refusal(reason, change);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("refusals")
    void aTokenThatLacksSomethingIsRefusedForThatReason(Refusal refusal) {
        String token = refusal.change().apply(token()).compact();

        Verdict.Rejected why = rejected(tokens.verify(token));

        assertEquals(refusal.reason(), why.reason());
        assertQuotesNothingOf(token, why);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("refusals")
    void sparinglyItIsRefusedTooAndOnlyAWrongSignatureIsChecked(Refusal refusal) {
        verified(tokens.verify(token().compact()));
        String token = refusal.change().apply(token()).compact();

        // Whether an unknown key is a new one has to be asked for, once a minute.
        rejected(tokens.verifySparingly(token, _ -> true));
        rejected(tokens.verifySparingly(token, _ -> true));

        assertEquals(refusal.reason().equals("signature") ? 3 : 1, signaturesChecked());
        assertEquals(1, issuer.keySetRequests());
    }

    @Test
    void sparinglyAGoodTokenIsVerifiedIfItsRepositoryIsWorthwhile() {
        assertEquals(
                verified(tokens.verify(token().compact())),
                verified(tokens.verifySparingly(
                        token().compact(), caller -> caller.repository().equals(RepositoryName.of("org1/repo1")))));
        double before = signaturesChecked();

        rejected(tokens.verifySparingly(
                token().compact(), caller -> caller.repository().equals(RepositoryName.of("org1/repo2"))));

        assertEquals(before, signaturesChecked());
    }

    @Test
    void sparinglyAGoodTokenIsVerifiedAsTheFirstOfAll() {
        verified(tokens.verifySparingly(token().compact(), _ -> true));
    }

    private double signaturesChecked() {
        return metrics.find("crcr.oidc.signature.checks").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", ".", "..", "a.b", "a.b.c", "ghp_abc", "e30.e30", "e30.W10.", "e30.e30.!", "e30.bnVsbA."
            })
    void whatIsNoTokenAtAllIsRefusedAsMalformed(String token) {
        assertEquals("malformed", rejected(tokens.verify(token)).reason());
    }

    @Test
    void deeplyNestedClaimsAreRefusedAndBreakNothing() {
        String payload = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        String token = encoded("{\"alg\":\"RS256\",\"kid\":\"key-1\"}") + "." + encoded(payload) + ".AAAA";

        assertTrue(token.length() < 16 * 1024, "must not be refused for its length");
        assertEquals("malformed", rejected(tokens.verify(token)).reason());
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyReasonHasWordsOfItsOwn() {
        Map<String, List<String>> detailsByReason = refusals()
                .map(refusal ->
                        rejected(tokens.verify(refusal.change().apply(token()).compact())))
                .collect(Collectors.groupingBy(
                        Verdict.Rejected::reason, Collectors.mapping(Verdict.Rejected::detail, Collectors.toList())));

        long differentFirstWords =
                detailsByReason.values().stream().map(List::getFirst).distinct().count();
        assertEquals(detailsByReason.size(), differentFirstWords);
        assertTrue(detailsByReason.size() > 15, () -> "reasons: " + detailsByReason.keySet());
    }

    // What was signed may be shown in parts; the token and its three parts may not.
    private static void assertQuotesNothingOf(String token, Verdict.Rejected why) {
        Arrays.stream(token.split("\\.", -1))
                .filter(part -> !part.isEmpty())
                .forEach(part -> assertFalse(why.detail().contains(part), () -> "quotes the token: " + why));
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASecretIsRefused() {
        byte[] published = issuer.publicKey("key-1").getEncoded();

        assertEquals(
                "algorithm",
                rejected(tokens.verify(token().signedBySecret(published).compact()))
                        .reason());
        assertEquals(
                "signature",
                rejected(tokens.verify(token().signedBySecret(published)
                                .header("alg", "RS256")
                                .compact()))
                        .reason());
    }

    @Test
    void changedClaimsDoNotFitTheSignature() {
        String[] honest = token().compact().split("\\.", -1);
        String[] greedy = token().repository("pytorch/pytorch").compact().split("\\.", -1);

        String mixed = honest[0] + "." + greedy[1] + "." + honest[2];

        assertEquals("signature", rejected(tokens.verify(mixed)).reason());
    }

    @Test
    void anEmptyOrShortSignatureDoesNotHold() {
        String[] parts = token().compact().split("\\.", -1);

        assertEquals(
                "signature",
                rejected(tokens.verify(parts[0] + "." + parts[1] + ".")).reason());
        assertEquals(
                "signature",
                rejected(tokens.verify(parts[0] + "." + parts[1] + ".AAAA")).reason());
    }

    @Test
    void nothingUnprovenIsRepeated() {
        String claimed = "https://claimed.example";
        Verdict.Rejected unknownIssuer =
                rejected(tokens.verify(token().claim("iss", claimed).compact()));
        Verdict.Rejected badSignature = rejected(tokens.verify(token().claim("aud", claimed)
                .signedBy(TestKeys.SECOND.getPrivate())
                .compact()));

        assertFalse(unknownIssuer.detail().contains(claimed));
        assertTrue(unknownIssuer.detail().contains(issuer.issuer()), "says what would be accepted");
        assertFalse(badSignature.detail().contains(claimed));
    }

    @Test
    void aWrongAudienceIsShownBesideTheRightOneUnlessItIsUnfit() {
        String ordinary = rejected(tokens.verify(
                        token().claim("aud", "https://github.com/org1").compact()))
                .detail();
        String odd = rejected(tokens.verify(token().claim("aud", "two\r\nlines").compact()))
                .detail();
        String endless = rejected(
                        tokens.verify(token().claim("aud", "y".repeat(1_000)).compact()))
                .detail();

        assertTrue(ordinary.contains("\"https://github.com/org1\"") && ordinary.contains(AUDIENCE), ordinary);
        assertFalse(odd.contains("lines"), odd);
        assertFalse(endless.contains("yyy"), endless);
    }

    @Test
    void aMinuteIsLetPassAtEitherEndOfATokensTime() {
        verified(tokens.verify(token().claim("exp", SECOND - 59).compact()));
        verified(tokens.verify(token().claim("nbf", SECOND + 60).compact()));
        verified(tokens.verify(token().claim("iat", SECOND + 60).compact()));
    }

    @Test
    void aTokenNeedNotSayWhenItWasIssuedAndFromWhenOnItIsValid() {
        verified(tokens.verify(token().withoutClaim("nbf").withoutClaim("iat").compact()));
    }

    @Test
    void severalIssuersAreAcceptedEachWithItsOwnKeys() {
        OidcTokens both = accepting(issuer.issuer(), other.issuer());

        verified(both.verify(issuer.token(NOW).compact()));
        verified(both.verify(other.token(NOW).compact()));
    }

    @Test
    void anIssuerCannotSignForAnother() {
        OidcTokens both = accepting(issuer.issuer(), other.issuer());
        String pretending = other.token(NOW).claim("iss", issuer.issuer()).compact();
        String withTheOthersKeyId = other.token(NOW)
                .claim("iss", issuer.issuer())
                .header("kid", "key-1")
                .compact();

        verified(both.verify(other.token(NOW).compact()));
        assertEquals("key_unknown", rejected(both.verify(pretending)).reason());
        assertEquals("signature", rejected(both.verify(withTheOthersKeyId)).reason());
    }

    @Test
    void anIssuerThatIsNotConfiguredIsAskedForNothing() {
        assertEquals(
                "issuer", rejected(tokens.verify(other.token(NOW).compact())).reason());
        assertEquals(
                "issuer",
                rejected(tokens.verify(
                                token().claim("iss", issuer.issuer() + "/").compact()))
                        .reason());

        assertEquals(0, other.discoveryRequests() + other.keySetRequests());
        assertEquals(0, issuer.discoveryRequests() + issuer.keySetRequests());
    }

    @Test
    void anAddressOfKeysInTheTokenIsNotVisited() {
        String token = token().header("jku", other.keySetUrl())
                .header("x5u", other.keySetUrl())
                .header("kid", "key-2")
                .signedBy(TestKeys.SECOND.getPrivate())
                .compact();

        assertEquals("key_unknown", rejected(tokens.verify(token)).reason());
        assertEquals(0, other.discoveryRequests() + other.keySetRequests());
    }
}
