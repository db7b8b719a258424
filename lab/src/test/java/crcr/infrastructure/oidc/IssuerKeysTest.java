package crcr.infrastructure.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.application.callback.IssuerUnreachableException;
import crcr.application.callback.VerifyCaller.Verdict;
import crcr.application.pipeline.KnownPipelines.Standing.NotConfigured;
import crcr.application.store.SettableClock;
import crcr.domain.pipeline.CiSystem;
import crcr.fixture.Eventually;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import crcr.lab.simulator.oidc.JsonWebKey;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerKeysTest {
    private static final int THREADS = 50;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-04T20:48:28Z"));
    private final OutgoingHttp http = new OutgoingHttp();
    private final OidcIssuerSimulator issuer = OidcIssuerSimulator.start("key-1", TestKeys.FIRST);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final OidcTokens tokens = accepting(issuer.issuer());

    @AfterEach
    void stop() {
        http.close();
        issuer.close();
    }

    private OidcTokens accepting(String accepted) {
        return new OidcTokens(
                http,
                Map.of(accepted, CiSystem.GITHUB),
                NotConfigured::new,
                "pytorch-cross-repo-ci-relay",
                clock,
                metrics);
    }

    private String goodToken() {
        return issuer.token(clock.instant()).compact();
    }

    private String tokenOf(String keyId) {
        return issuer.token(clock.instant())
                .header("kid", keyId)
                .signedBy(issuer.privateKey(keyId))
                .compact();
    }

    private String tokenOfUnknownKey() {
        return issuer.token(clock.instant()).header("kid", "nobody").compact();
    }

    private void assertVerified(String token) {
        assertInstanceOf(Verdict.Verified.class, tokens.verify(token));
    }

    private void assertRejected(String reason, String token) {
        assertEquals(
                reason,
                assertInstanceOf(Verdict.Rejected.class, tokens.verify(token)).reason());
    }

    private void assertFetches(int expected) {
        assertEquals(expected, issuer.discoveryRequests(), "requests for the discovery document");
        assertEquals(expected, issuer.keySetRequests(), "requests for the key set");
    }

    private static <T> List<T> inParallel(IntFunction<T> task) throws Exception {
        var together = new CountDownLatch(THREADS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                Callable<T> call = () -> {
                    together.countDown();
                    together.await();
                    return task.apply(number);
                };
                running.add(threads.submit(call));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }

    @Test
    void nothingIsFetchedBeforeTheFirstTokenAndKeysAreKeptAfterIt() {
        assertFetches(0);

        assertVerified(goodToken());
        clock.pass(HOUR.minusSeconds(1));
        assertVerified(goodToken());

        assertFetches(1);
    }

    @Test
    void theFirstTokensAtOnceLeadToOneFetch() throws Exception {
        String token = goodToken();

        List<Verdict> verdicts = inParallel(_ -> tokens.verify(token));

        verdicts.forEach(verdict -> assertInstanceOf(Verdict.Verified.class, verdict));
        assertFetches(1);
    }

    @Test
    void aNewKeyIsAcceptedWithoutARestart() {
        assertVerified(goodToken());
        issuer.addKey("key-2", TestKeys.SECOND);
        clock.pass(MINUTE);

        assertVerified(tokenOf("key-2"));
        assertVerified(tokenOf("key-1"));
        assertFetches(2);
    }

    @Test
    void aNewKeyWaitsForTheMinuteAfterTheLastFetchToEnd() {
        assertVerified(goodToken());
        issuer.addKey("key-2", TestKeys.SECOND);

        clock.pass(MINUTE.minusMillis(1));
        assertRejected("key_unknown", tokenOf("key-2"));
        assertFetches(1);

        clock.pass(Duration.ofMillis(1));
        assertVerified(tokenOf("key-2"));
        assertFetches(2);
    }

    @Test
    void aWithdrawnKeyIsRefusedAfterTheHourlyRefresh() {
        issuer.addKey("key-2", TestKeys.SECOND);
        String ofWithdrawn = tokenOf("key-1");
        assertVerified(ofWithdrawn);
        String later = issuer.token(clock.instant().plus(HOUR))
                .header("kid", "key-1")
                .signedBy(TestKeys.FIRST.getPrivate())
                .compact();
        issuer.withdrawKey("key-1");

        clock.pass(HOUR);

        assertRejected("key_unknown", later);
        assertVerified(tokenOf("key-2"));
    }

    @Test
    void theLastKeyTooCanBeWithdrawn() {
        assertVerified(goodToken());
        clock.pass(HOUR);
        String later = goodToken();
        issuer.withdrawKey("key-1");

        assertRejected("key_unknown", later);
    }

    @Test
    void aFloodOfUnknownKeysLeadsToOneFetchAMinute() throws Exception {
        assertVerified(goodToken());
        var template = issuer.token(clock.instant().plus(MINUTE));

        for (int minute = 1; minute <= 2; minute++) {
            clock.pass(MINUTE);
            List<Verdict> verdicts = inParallel(number ->
                    tokens.verify(template.header("kid", "nobody-" + number).compact()));

            for (Verdict verdict : verdicts) {
                assertEquals(
                        "key_unknown",
                        assertInstanceOf(Verdict.Rejected.class, verdict).reason());
            }
            assertFetches(1 + minute);
        }
    }

    @Test
    void aFailedFetchCountsAndIsNotRepeatedWithinTheMinute() throws Exception {
        issuer.fail();
        String token = goodToken();

        List<Throwable> thrown =
                inParallel(_ -> assertThrows(IssuerUnreachableException.class, () -> tokens.verify(token)));
        issuer.recover();
        clock.pass(MINUTE.minusMillis(1));

        assertEquals(THREADS, thrown.size());
        assertThrows(IssuerUnreachableException.class, () -> tokens.verify(token));
        assertEquals(1, issuer.discoveryRequests());
        assertEquals(
                1,
                metrics.get("crcr.oidc.key.fetches")
                        .tag("outcome", "failed")
                        .counter()
                        .count());

        clock.pass(Duration.ofMillis(1));
        assertVerified(goodToken());
        assertEquals(2, issuer.discoveryRequests());
        assertEquals(
                1,
                metrics.get("crcr.oidc.key.fetches")
                        .tag("outcome", "fetched")
                        .counter()
                        .count());
    }

    @Test
    void anUnknownKeyMayBeANewOneWhileTheIssuerIsAway() {
        assertVerified(goodToken());
        issuer.fail();
        clock.pass(MINUTE);
        String token = tokenOfUnknownKey();

        assertThrows(IssuerUnreachableException.class, () -> tokens.verify(token));
        assertVerified(goodToken());
        assertEquals(2, issuer.discoveryRequests());
    }

    @Test
    void knownKeysServeForADayWhileTheIssuerIsAway() {
        assertVerified(goodToken());
        issuer.fail();

        clock.pass(Duration.ofHours(24).minusMillis(1));
        assertVerified(goodToken());
        clock.pass(Duration.ofMillis(1));
        String token = goodToken();
        assertThrows(IssuerUnreachableException.class, () -> tokens.verify(token));

        issuer.recover();
        clock.pass(MINUTE);
        assertVerified(goodToken());
    }

    @Test
    void tokensOfKnownKeysDoNotWaitWhileAnUnknownKeyIsLookedFor() throws Exception {
        assertVerified(goodToken());
        clock.pass(MINUTE);

        whileFetchingFor(tokenOfUnknownKey(), "key_unknown", () -> assertVerified(goodToken()));
        assertFetches(2);
    }

    @Test
    void tokensOfOldKeysDoNotWaitWhileAnotherThreadRefreshesThem() throws Exception {
        assertVerified(goodToken());
        clock.pass(HOUR);

        whileFetchingFor(tokenOfUnknownKey(), "key_unknown", () -> assertVerified(goodToken()));
        assertFetches(2);
    }

    @Test
    void aTokenOfANewKeyWaitsForTheFetchThatIsUnderWay() throws Exception {
        assertVerified(goodToken());
        issuer.addKey("key-2", TestKeys.SECOND);
        clock.pass(MINUTE);
        String ofNewKey = tokenOf("key-2");

        OidcIssuerSimulator.Hold hold = issuer.hold();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Verdict> first = threads.submit(() -> tokens.verify(ofNewKey));
            hold.awaitRequest();
            Future<Verdict> second = threads.submit(() -> tokens.verify(ofNewKey));
            hold.release();

            assertInstanceOf(Verdict.Verified.class, first.get());
            assertInstanceOf(Verdict.Verified.class, second.get());
        }
        assertFetches(2);
    }

    @Test
    void aNewKeyIsFoundSparinglyToo() throws Exception {
        assertVerified(goodToken());
        issuer.addKey("key-2", TestKeys.SECOND);
        clock.pass(MINUTE);

        assertInstanceOf(Verdict.Verified.class, tokens.verifySparingly(tokenOf("key-2"), _ -> true));
    }

    @Test
    void whileTheIssuerIsAwayAnUnknownKeyIsAnOutageSparinglyToo() {
        assertVerified(goodToken());
        clock.pass(MINUTE);
        issuer.fail();

        String ofUnknownKey = tokenOfUnknownKey();
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThrows(IssuerUnreachableException.class, () -> tokens.verifySparingly(ofUnknownKey, _ -> true));
        }
    }

    @Test
    void ofVeryManyTokensOfUnknownKeysOnlySomeWaitForTheFetch() throws Exception {
        assertVerified(goodToken());
        clock.pass(MINUTE);
        String ofUnknownKey = tokenOfUnknownKey();
        OidcIssuerSimulator.Hold hold = issuer.hold();
        List<Future<Verdict>> flood = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            flood.add(threads.submit(() -> tokens.verify(ofUnknownKey)));
            hold.awaitRequest();
            for (int number = 0; number < 4 * THREADS; number++) {
                flood.add(threads.submit(() -> tokens.verify(ofUnknownKey)));
            }
            Eventually.holds(
                    "some are refused at once",
                    () -> flood.stream().anyMatch(one -> one.state() == Future.State.FAILED));
            assertVerified(goodToken());
            hold.release();
        }
        assertFetches(2);
    }

    private void whileFetchingFor(String token, String expectedReason, Runnable meanwhile) throws Exception {
        OidcIssuerSimulator.Hold hold = issuer.hold();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Verdict> waiting = threads.submit(() -> tokens.verify(token));
            hold.awaitRequest();
            try {
                meanwhile.run();
                assertFalse(waiting.isDone(), "the fetch must still be under way");
            } finally {
                hold.release();
            }
            assertEquals(
                    expectedReason,
                    assertInstanceOf(Verdict.Rejected.class, waiting.get()).reason());
        }
    }

    @Test
    void aClockThatWasSetBackDoesNotStopTheRefreshing() {
        assertVerified(goodToken());
        issuer.addKey("key-2", TestKeys.SECOND);

        clock.pass(Duration.ofDays(-2));

        assertVerified(tokenOf("key-2"));
    }

    @Test
    void anIssuerThatIsNotThereIsAnOutageAndSaysNothingOfTheToken() {
        String token = goodToken();
        issuer.close();

        var outage = assertThrows(IssuerUnreachableException.class, () -> tokens.verify(token));

        assertTrue(String.valueOf(outage.getMessage()).contains(issuer.issuer()));
        for (Throwable cause = outage; cause != null; cause = cause.getCause()) {
            for (String part : token.split("\\.", -1)) {
                assertFalse(cause.toString().contains(part), cause::toString);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish", "[]", "{}", "{\"keys\":{}}", "{\"keys\":null}", "<html></html>"})
    void aKeySetThatIsNoneDoesNotReplaceTheKnownOne(String garbage) {
        assertVerified(goodToken());
        issuer.answerKeySet(200, garbage);
        clock.pass(HOUR);

        assertVerified(goodToken());
        assertEquals(2, issuer.keySetRequests());
    }

    @Test
    void anAnswerThatIsTooLargeIsNotRead() {
        issuer.answerKeySet(200, "{\"keys\":[],\"x\":\"" + "x".repeat(256 * 1024) + "\"}");

        assertThrows(IssuerUnreachableException.class, () -> tokens.verify(goodToken()));
    }

    @Test
    void aDiscoveryDocumentOfAnotherIssuerIsNotBelieved() {
        issuer.answerDiscovery(200, discovery("https://other.example", issuer.keySetUrl()));

        assertThrows(IssuerUnreachableException.class, () -> tokens.verify(goodToken()));
        assertEquals(0, issuer.keySetRequests());
    }

    @Test
    void keysOfAnotherOriginAreNotFetched() {
        try (var foreign = OidcIssuerSimulator.start("key-1", TestKeys.FIRST)) {
            issuer.answerDiscovery(200, discovery(issuer.issuer(), foreign.keySetUrl()));

            assertThrows(IssuerUnreachableException.class, () -> tokens.verify(goodToken()));
            assertEquals(0, foreign.keySetRequests());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/keys", "not a url", "file:///etc/passwd", "http://user@127.0.0.1/keys", ""})
    void anAddressOfKeysThatLeadsNowhereIsAnOutage(String address) {
        issuer.answerDiscovery(200, discovery(issuer.issuer(), address));

        assertThrows(IssuerUnreachableException.class, () -> tokens.verify(goodToken()));
        assertEquals(0, issuer.keySetRequests());
    }

    private static String discovery(String issuer, String keySet) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("issuer", issuer)
                .put("jwks_uri", keySet)
                .toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://issuer.example", "issuer.example", "ftp://issuer.example", "https://"})
    void anIssuerWithoutHttpsIsNotAskedUnlessItIsOnLoopback(String insecure) {
        OidcTokens accepting = accepting(insecure);
        String token = issuer.token(clock.instant()).claim("iss", insecure).compact();

        var outage = assertThrows(IssuerUnreachableException.class, () -> accepting.verify(token));
        assertTrue(String.valueOf(outage.getMessage()).contains("https"), outage::toString);
    }

    @Test
    void keysForOtherPurposesAndBrokenOnesArePassedOver() throws NoSuchAlgorithmException {
        RSAPublicKey key = (RSAPublicKey) TestKeys.SECOND.getPublic();
        issuer.addEntry(JsonWebKey.of("for-encryption", key).put("use", "enc"));
        issuer.addEntry(JsonWebKey.of("for-another-algorithm", key).put("alg", "RS512"));
        issuer.addEntry(JsonWebKey.of("of-unknown-type", key).put("kty", "XYZ"));
        issuer.addEntry(JsonWebKey.of("symmetric", key).put("kty", "oct"));
        issuer.addEntry(JsonWebKey.of("elliptic", key).put("kty", "EC"));
        issuer.addEntry(JsonWebKey.of("broken", key).put("n", "%%%"));
        issuer.addEntry(JsonWebKey.of("too-short", (RSAPublicKey) shortKey().getPublic()));
        ObjectNode onlyToEncrypt = JsonWebKey.of("only-to-encrypt", key);
        onlyToEncrypt.remove("use");
        onlyToEncrypt.putArray("key_ops").add("encrypt");
        issuer.addEntry(onlyToEncrypt);

        assertVerified(goodToken());
        for (String keyId : List.of(
                "for-encryption",
                "for-another-algorithm",
                "of-unknown-type",
                "symmetric",
                "elliptic",
                "broken",
                "too-short",
                "only-to-encrypt")) {
            String token = issuer.token(clock.instant())
                    .header("kid", keyId)
                    .signedBy(TestKeys.SECOND.getPrivate())
                    .compact();
            assertRejected("key_unknown", token);
        }
    }

    @Test
    void aKeyWithABrokenCertificateIsStillAKey() {
        ObjectNode entry = JsonWebKey.of("certified", (RSAPublicKey) TestKeys.SECOND.getPublic());
        entry.putArray("x5c").add("rubbish");
        issuer.addEntry(entry);

        assertVerified(issuer.token(clock.instant())
                .header("kid", "certified")
                .signedBy(TestKeys.SECOND.getPrivate())
                .compact());
    }

    private static KeyPair shortKey() throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        return generator.generateKeyPair();
    }
}
