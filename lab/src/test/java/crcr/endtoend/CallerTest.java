package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallerTest {
    private static final int LARGEST_BODY = 2 * 1024 * 1024 - 16 * 1024;

    private final World world = World.start();
    private final String delivery = world.relayedEvent();

    @AfterAll
    void end() {
        world.close();
    }

    Stream<Arguments> badTokens() {
        Instant longAgo = Instant.now().minus(Duration.ofHours(1));
        SimulatedToken good = world.token(Surroundings.ALPHA);
        return Stream.of(
                Arguments.of("garbage", "garbage"),
                Arguments.of("three parts of garbage", "a.b.c"),
                Arguments.of("cut off", good.compact().substring(0, 200)),
                Arguments.of(
                        "expired",
                        world.issuer()
                                .token(longAgo)
                                .repository(Surroundings.ALPHA)
                                .compact()),
                Arguments.of(
                        "not valid yet",
                        good.claim("nbf", Instant.now().plusSeconds(600).getEpochSecond())
                                .compact()),
                Arguments.of("without an end", good.withoutClaim("exp").compact()),
                Arguments.of(
                        "for another audience", good.claim("aud", "sigstore").compact()),
                Arguments.of("without audience", good.withoutClaim("aud").compact()),
                Arguments.of(
                        "issued in the future",
                        good.claim("iat", Instant.now().plusSeconds(600).getEpochSecond())
                                .compact()),
                Arguments.of(
                        "for an audience that only begins like the relay's",
                        good.claim("aud", "pytorch-cross-repo-ci-relay-2").compact()),
                Arguments.of(
                        "of another issuer",
                        good.claim("iss", "https://issuer.example").compact()),
                Arguments.of(
                        "of the issuer in another spelling",
                        good.claim("iss", world.issuer().issuer() + "/").compact()),
                Arguments.of(
                        "said to be signed by another algorithm",
                        good.header("alg", "RS512").compact()),
                Arguments.of(
                        "said to be signed by none, and is signed",
                        good.header("alg", "none").compact()),
                Arguments.of(
                        "of a repository that is none",
                        good.claim("repository", "acme/alpha/more").compact()),
                Arguments.of(
                        "signed by another key",
                        good.signedBy(OidcIssuerSimulator.newKey().getPrivate()).compact()),
                Arguments.of(
                        "signed by a shared secret",
                        good.signedBySecret("guessed".getBytes(StandardCharsets.UTF_8))
                                .compact()),
                Arguments.of("not signed", good.unsigned().compact()),
                Arguments.of(
                        "without a repository", good.withoutClaim("repository").compact()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void aTokenIsRefusedThatIs(String what, String token) {
        Map<String, String> before = StoreContents.now();
        RelayAnswer answer = world.http()
                .report(world.atPublicPort("/github/callback"), token, Payloads.utf8(Reports.inProgress(delivery)));
        assertUnauthorized(answer);
        assertFalse(answer.body().contains(token) && token.length() > 10, answer.body());
        assertEquals(before, StoreContents.now());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Basic YTpi", "Bearer "})
    void aCallerIsAskedForATokenWhoSends(String authorization) {
        HttpRequest.Builder request = Http.request(world.atPublicPort("/github/callback"))
                .POST(BodyPublishers.ofByteArray(Payloads.utf8(Reports.inProgress(delivery))));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        assertUnauthorized(world.http().send(request.build()));
    }

    private static void assertUnauthorized(RelayAnswer answer) {
        answer.assertRefused(401);
        assertEquals("Bearer", answer.header("WWW-Authenticate"));
    }

    @Test
    void theTokenIsLookedAtBeforeTheBody() {
        assertUnauthorized(world.http().report(world.atPublicPort("/github/callback"), "garbage", new byte[] {'{'}));
    }

    @Test
    void theLargestBodyReachesHudAndOneByteMoreIsTooLarge() {
        String report = Reports.inProgress(world.relayedEvent()).toString();
        SimulatedToken large = world.token(Surroundings.ALPHA).claim("workflow", "w".repeat(10_000));
        byte[] largest = (report + " ".repeat(LARGEST_BODY - report.length())).getBytes(StandardCharsets.US_ASCII);
        byte[] larger = Arrays.copyOf(largest, LARGEST_BODY + 1);

        report(large, larger).assertRefused(413).assertDetail("2080768 bytes at most");
        assertEquals(
                "{\"ok\":true,\"status\":\"in_progress\",\"hud\":\"delivered\"}",
                report(large, largest).assertTaken(200).body());
    }

    private RelayAnswer report(SimulatedToken token, byte[] body) {
        return world.http().report(world.atPublicPort("/github/callback"), token.compact(), body);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhoeverSendsIt() {
        byte[] body = new byte[3_000_000];
        world.report(Surroundings.ALPHA, body).assertRefused(413);
        world.http()
                .report(world.atPublicPort("/github/callback"), "garbage", body)
                .assertRefused(413);
    }

    @Test
    void aRepositoryIsRefusedThatIsNotListedWhateverItSends() {
        world.report("mallory/alpha", Reports.inProgress(delivery)).assertRefused(403);
        world.report("acme/alpha2", new byte[] {'{'}).assertRefused(403);
    }

    @Test
    void aRepositoryAtLevel1IsHeardAndIgnored() {
        int before = world.hud().requests();
        for (byte[] body : List.of(Payloads.utf8(Reports.inProgress(delivery)), new byte[] {'{'})) {
            RelayAnswer answer = world.report(Surroundings.TRIGGERED, body).assertTaken(200);
            assertEquals("ignored", answer.json().path("status").asText());
            assertFalse(answer.json().path("reason").asText().isBlank());
        }
        assertEquals(before, world.hud().requests());
    }

    @Test
    void aRepositoryIsListedInAnyCase() {
        RelayAnswer answer =
                world.report("ACME/Alpha", Reports.inProgress(delivery)).assertTaken(200);
        assertEquals("in_progress", answer.json().path("status").asText());
    }
}
