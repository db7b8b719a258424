package crcr.infrastructure.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crcr.application.callback.VerifyCaller.Verdict;
import crcr.application.pipeline.KnownPipelines.Standing.NotConfigured;
import crcr.application.store.SettableClock;
import crcr.domain.pipeline.CiSystem;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * No bytes make a token that verifies, but those that the issuer signed and that say what they must. An input is a
 * token; and, read in another way, a token's header, a line feed, and its claims, with ISSUER for the issuer's address.
 */
class OidcTokensFuzzTest {
    private static final Instant NOW = Instant.parse("2026-05-04T20:48:28Z");
    private static final String AUDIENCE = "relay";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private static final PrivateKey ISSUERS_OWN = TestKeys.FIRST.getPrivate();
    private static final PrivateKey FOREIGN = TestKeys.SECOND.getPrivate();

    private static final OutgoingHttp HTTP = new OutgoingHttp();
    private static final OidcIssuerSimulator ISSUER = OidcIssuerSimulator.start("key-1", TestKeys.FIRST);

    // Its clock stands still, so that the keys are fetched once and for all.
    private static final OidcTokens TOKENS = new OidcTokens(
            HTTP,
            Map.of(ISSUER.issuer(), CiSystem.GITHUB),
            NotConfigured::new,
            AUDIENCE,
            new SettableClock(NOW),
            new SimpleMeterRegistry());

    @BeforeAll
    static void fetchTheKeys() {
        assertInstanceOf(
                Verdict.Verified.class,
                TOKENS.verify(ISSUER.token(NOW).claim("aud", AUDIENCE).compact()));
    }

    @AfterAll
    static void stop() {
        HTTP.close();
        ISSUER.close();
    }

    @FuzzTest(maxDuration = "3s")
    void onlyWhatTheIssuerSignedAndMeantForTheRelayVerifies(byte[] input) throws Exception {
        assertInstanceOf(Verdict.Rejected.class, TOKENS.verify(new String(input, StandardCharsets.ISO_8859_1)));

        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        byte[] header = Arrays.copyOf(input, end);
        byte[] claims = new String(input, StandardCharsets.ISO_8859_1)
                .substring(Math.min(end + 1, input.length))
                .replace("ISSUER", ISSUER.issuer())
                .getBytes(StandardCharsets.ISO_8859_1);
        String content = BASE64.encodeToString(header) + "." + BASE64.encodeToString(claims);
        assertInstanceOf(Verdict.Rejected.class, TOKENS.verify(content + "."));
        // A token that is refused before its signature is checked is refused for any signature; signing takes long.
        if (rejected(content + ".AAAA").reason().equals("signature")) {
            assertEquals(
                    "signature",
                    rejected(content + "." + signed(content, FOREIGN)).reason());
            switch (TOKENS.verify(content + "." + signed(content, ISSUERS_OWN))) {
                case Verdict.Rejected why -> assertShowable(why);
                case Verdict.Verified verified -> assertMeant(header, claims, verified);
                case Verdict.Unmapped _, Verdict.Undecided _ ->
                    throw new AssertionError("GitHub's tokens name their repository");
            }
        }
    }

    private static Verdict.Rejected rejected(String token) {
        Verdict.Rejected why = assertInstanceOf(Verdict.Rejected.class, TOKENS.verify(token));
        assertShowable(why);
        return why;
    }

    private static void assertShowable(Verdict.Rejected why) {
        assertTrue(why.reason().matches("[a-z_]+"), why::reason);
        assertTrue(why.detail().matches("[ -~]{1,600}"), why::detail);
    }

    private static void assertMeant(byte[] header, byte[] claims, Verdict.Verified verified) throws IOException {
        JsonNode head = JSON.readTree(header);
        JsonNode body = JSON.readTree(claims);
        assertEquals("RS256", head.path("alg").textValue());
        assertEquals("key-1", head.path("kid").textValue());
        assertTrue(head.path("crit").isMissingNode());
        assertEquals(ISSUER.issuer(), body.path("iss").textValue());
        JsonNode audience = body.path("aud");
        assertTrue(AUDIENCE.equals(audience.textValue())
                || audience.valueStream().anyMatch(one -> AUDIENCE.equals(one.textValue())));
        assertTrue(body.path("exp").longValue() > NOW.minusSeconds(60).getEpochSecond());
        assertTrue(body.path("nbf").longValue() <= NOW.plusSeconds(60).getEpochSecond());
        assertTrue(body.path("iat").longValue() <= NOW.plusSeconds(60).getEpochSecond());
        assertEquals(
                body.path("repository").asText().toLowerCase(Locale.ROOT),
                verified.caller().repository().toString().toLowerCase(Locale.ROOT));
    }

    private static String signed(String content, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return BASE64.encodeToString(signature.sign());
    }
}
