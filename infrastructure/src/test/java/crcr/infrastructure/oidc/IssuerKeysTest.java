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
import crcr.infrastructure.outgoing.OutgoingHttp;
import crcr.simulator.OidcIssuerSimulator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    private final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-05-04T20:48:28Z"));
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
        return new OidcTokens(http, List.of(accepted), "pytorch-cross-repo-ci-relay", clock, metrics);
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
    void nothing_is_fetched_before_the_first_token_and_keys_are_kept_after_it() {
        assertFetches(0);

        assertVerified(goodToken());
        clock.advance(HOUR.minusSeconds(1));
        assertVerified(goodToken());

        assertFetches(1);
    }

    @Test
    void the_first_tokens_at_once_lead_to_one_fetch() throws Exception {
        String token = goodToken();

        List<Verdict> verdicts = inParallel(_ -> tokens.verify(token));

        verdicts.forEach(verdict -> assertInstanceOf(Verdict.Verified.class, verdict));
        assertFetches(1);
    }

    @Test
    void a_new_key_is_accepted_without_a_restart() {
        assertVerified(goodToken());
        issuer.addKey("key-2", TestKeys.SECOND);
        clock.advance(MINUTE);

        assertVerified(tokenOf("key-2"));
        assertVerified(tokenOf("key-1"));
        assertFetches(2);
    }

    @Test
    void a_new_key_waits_for_the_minute_after_the_last_fetch_to_end() {
        assertVerified(goodToken());
        issuer.addKey("key-2", TestKeys.SECOND);

        clock.advance(MINUTE.minusMillis(1));
        assertRejected("key_unknown", tokenOf("key-2"));
        assertFetches(1);

        clock.advance(Duration.ofMillis(1));
        assertVerified(tokenOf("key-2"));
        assertFetches(2);
    }

    @Test
    void a_withdrawn_key_is_refused_after_the_hourly_refresh() {
        issuer.addKey("key-2", TestKeys.SECOND);
        String ofWithdrawn = tokenOf("key-1");
        assertVerified(ofWithdrawn);
        String later = issuer.token(clock.instant().plus(HOUR))
                .header("kid", "key-1")
                .signedBy(TestKeys.FIRST.getPrivate())
                .compact();
        issuer.withdrawKey("key-1");

        clock.advance(HOUR);

        assertRejected("key_unknown", later);
        assertVerified(tokenOf("key-2"));
    }

    @Test
    void the_last_key_too_can_be_withdrawn() {
        assertVerified(goodToken());
        clock.advance(HOUR);
        String later = goodToken();
        issuer.withdrawKey("key-1");

        assertRejected("key_unknown", later);
    }

    @Test
    void a_flood_of_unknown_keys_leads_to_one_fetch_a_minute() throws Exception {
        assertVerified(goodToken());
        var template = issuer.token(clock.instant().plus(MINUTE));

        for (int minute = 1; minute <= 2; minute++) {
            clock.advance(MINUTE);
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
    void a_failed_fetch_counts_and_is_not_repeated_within_the_minute() throws Exception {
        issuer.fail();
        String token = goodToken();

        List<Throwable> thrown =
                inParallel(_ -> assertThrows(IssuerUnreachableException.class, () -> tokens.verify(token)));
        issuer.recover();
        clock.advance(MINUTE.minusMillis(1));

        assertEquals(THREADS, thrown.size());
        assertThrows(IssuerUnreachableException.class, () -> tokens.verify(token));
        assertEquals(1, issuer.discoveryRequests());
        assertEquals(
                1,
                metrics.get("crcr.oidc.key.fetches")
                        .tag("outcome", "failed")
                        .counter()
                        .count());

        clock.advance(Duration.ofMillis(1));
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
    void an_unknown_key_is_refused_and_not_an_outage_while_the_issuer_is_away_but_its_keys_are_known() {
        assertVerified(goodToken());
        issuer.fail();
        clock.advance(MINUTE);

        assertRejected("key_unknown", tokenOfUnknownKey());
        assertVerified(goodToken());
        assertEquals(2, issuer.discoveryRequests());
    }

    @Test
    void known_keys_serve_for_a_day_while_the_issuer_is_away() {
        assertVerified(goodToken());
        issuer.fail();

        clock.advance(Duration.ofHours(24).minusMillis(1));
        assertVerified(goodToken());
        clock.advance(Duration.ofMillis(1));
        String token = goodToken();
        assertThrows(IssuerUnreachableException.class, () -> tokens.verify(token));

        issuer.recover();
        clock.advance(MINUTE);
        assertVerified(goodToken());
    }

    @Test
    void tokens_of_known_keys_do_not_wait_while_an_unknown_key_is_looked_for() throws Exception {
        assertVerified(goodToken());
        clock.advance(MINUTE);

        whileFetchingFor(tokenOfUnknownKey(), "key_unknown", () -> assertVerified(goodToken()));
        assertFetches(2);
    }

    @Test
    void tokens_of_old_keys_do_not_wait_while_another_thread_refreshes_them() throws Exception {
        assertVerified(goodToken());
        clock.advance(HOUR);

        whileFetchingFor(tokenOfUnknownKey(), "key_unknown", () -> assertVerified(goodToken()));
        assertFetches(2);
    }

    @Test
    void a_token_of_a_new_key_waits_for_the_fetch_that_is_under_way() throws Exception {
        assertVerified(goodToken());
        issuer.addKey("key-2", TestKeys.SECOND);
        clock.advance(MINUTE);
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
    void a_clock_that_was_set_back_does_not_stop_the_refreshing() {
        assertVerified(goodToken());
        issuer.addKey("key-2", TestKeys.SECOND);

        clock.advance(Duration.ofDays(-2));

        assertVerified(tokenOf("key-2"));
    }

    @Test
    void an_issuer_that_is_not_there_is_an_outage_and_says_nothing_of_the_token() {
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
    void a_key_set_that_is_none_does_not_replace_the_known_one(String garbage) {
        assertVerified(goodToken());
        issuer.answerKeySet(200, garbage);
        clock.advance(HOUR);

        assertVerified(goodToken());
        assertEquals(2, issuer.keySetRequests());
    }

    @Test
    void an_answer_that_is_too_large_is_not_read() {
        issuer.answerKeySet(200, "{\"keys\":[],\"x\":\"" + "x".repeat(256 * 1024) + "\"}");

        assertThrows(IssuerUnreachableException.class, () -> tokens.verify(goodToken()));
    }

    @Test
    void a_discovery_document_of_another_issuer_is_not_believed() {
        issuer.answerDiscovery(200, discovery("https://other.example", issuer.keySetUrl()));

        assertThrows(IssuerUnreachableException.class, () -> tokens.verify(goodToken()));
        assertEquals(0, issuer.keySetRequests());
    }

    @Test
    void keys_of_another_origin_are_not_fetched() {
        try (var foreign = OidcIssuerSimulator.start("key-1", TestKeys.FIRST)) {
            issuer.answerDiscovery(200, discovery(issuer.issuer(), foreign.keySetUrl()));

            assertThrows(IssuerUnreachableException.class, () -> tokens.verify(goodToken()));
            assertEquals(0, foreign.keySetRequests());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/keys", "not a url", "file:///etc/passwd", "http://user@127.0.0.1/keys", ""})
    void an_address_of_keys_that_leads_nowhere_is_an_outage(String address) {
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
    void an_issuer_without_https_is_not_asked_unless_it_is_on_loopback(String insecure) {
        OidcTokens accepting = accepting(insecure);
        String token = issuer.token(clock.instant()).claim("iss", insecure).compact();

        var outage = assertThrows(IssuerUnreachableException.class, () -> accepting.verify(token));
        assertTrue(String.valueOf(outage.getMessage()).contains("https"), outage::toString);
    }

    @Test
    void keys_for_other_purposes_and_broken_ones_are_passed_over() throws NoSuchAlgorithmException {
        RSAPublicKey key = (RSAPublicKey) TestKeys.SECOND.getPublic();
        issuer.addEntry(OidcIssuerSimulator.entry("for-encryption", key).put("use", "enc"));
        issuer.addEntry(OidcIssuerSimulator.entry("for-another-algorithm", key).put("alg", "RS512"));
        issuer.addEntry(OidcIssuerSimulator.entry("of-unknown-type", key).put("kty", "XYZ"));
        issuer.addEntry(OidcIssuerSimulator.entry("symmetric", key).put("kty", "oct"));
        issuer.addEntry(OidcIssuerSimulator.entry("elliptic", key).put("kty", "EC"));
        issuer.addEntry(OidcIssuerSimulator.entry("broken", key).put("n", "%%%"));
        issuer.addEntry(
                OidcIssuerSimulator.entry("too-short", (RSAPublicKey) shortKey().getPublic()));
        ObjectNode onlyToEncrypt = OidcIssuerSimulator.entry("only-to-encrypt", key);
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
    void a_key_with_a_broken_certificate_is_still_a_key() {
        ObjectNode entry = OidcIssuerSimulator.entry("certified", (RSAPublicKey) TestKeys.SECOND.getPublic());
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
