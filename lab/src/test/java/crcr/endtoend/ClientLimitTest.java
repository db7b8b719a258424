package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that fails too often is refused cheaply; a valid token is accepted from any address. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientLimitTest {
    private static final int FAILURES = 60;
    private static final byte[] BODY = new byte[100_000];

    private final World world = World.with(Map.of("TRUSTED_PROXIES", "127.0.0.0/8, 10.0.0.0/8"));
    private final String delivery = world.relayedEvent();
    // A client of its own for each test, whose minute begins with the test.
    private final AtomicInteger clients = new AtomicInteger();

    @AfterAll
    void end() {
        world.close();
    }

    private String flooding() {
        String client = "203.0.113." + clients.incrementAndGet();
        floodFrom(client);
        return client;
    }

    private void floodFrom(String forwardedFor) {
        for (int number = 0; number < FAILURES; number++) {
            assertEquals(401, send("garbage", forwardedFor, new byte[0]).status(), "failure " + number);
        }
    }

    private RelayAnswer send(String token, String forwardedFor, byte[] body) {
        return world.http()
                .send(Http.request(world.atPublicPort("/github/callback"))
                        .header("Authorization", "Bearer " + token)
                        .header("X-Forwarded-For", forwardedFor)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build());
    }

    private double signaturesChecked() {
        return Measured.at(world, "crcr_oidc_signature_checks_total{outcome=\"held\"}")
                + Measured.at(world, "crcr_oidc_signature_checks_total{outcome=\"failed\"}");
    }

    private double bytesRead() {
        return Measured.at(world, "crcr_intake_bytes_total{endpoint=\"callback\"}");
    }

    Stream<Arguments> worthless() {
        SimulatedToken good = world.token(Surroundings.ALPHA);
        return Stream.of(
                Arguments.of("garbage", "garbage"),
                Arguments.of("not signed", good.unsigned().compact()),
                Arguments.of(
                        "of another issuer",
                        good.claim("iss", "https://issuer.example").compact()),
                Arguments.of(
                        "for another audience", good.claim("aud", "sigstore").compact()),
                Arguments.of(
                        "expired",
                        world.issuer()
                                .token(Instant.now().minus(Duration.ofHours(1)))
                                .repository(Surroundings.ALPHA)
                                .compact()),
                Arguments.of(
                        "of a repository that is not listed",
                        world.token("mallory/alpha").compact()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worthless")
    void fromAFloodedAddressATokenIsRefusedWithoutCryptographyThatIs(String what, String token) {
        // The keys are known from here on.
        send(world.token(Surroundings.ALPHA).compact(), "198.51.100.1", new byte[0]);
        String client = flooding();
        double checksBefore = signaturesChecked();
        double bytesBefore = bytesRead();
        double countedBefore = Measured.at(world, "crcr_rate_limited_total{scope=\"address\"}");

        RelayAnswer answer = send(token, client, new byte[10_000]).assertRefusedForNow(429);

        assertTrue(Integer.parseInt(answer.header("Retry-After")) <= 60, answer.header("Retry-After"));
        assertEquals(checksBefore, signaturesChecked());
        assertEquals(bytesBefore, bytesRead());
        assertEquals(countedBefore + 1, Measured.at(world, "crcr_rate_limited_total{scope=\"address\"}"));
    }

    @Test
    void aForgeryFromAFloodedAddressCostsOneSignatureAndNoBody() {
        String forged = world.token(Surroundings.ALPHA)
                .signedBy(OidcIssuerSimulator.newKey().getPrivate())
                .compact();
        String client = flooding();
        double checksBefore = Measured.at(world, "crcr_oidc_signature_checks_total{outcome=\"failed\"}");
        double bytesBefore = bytesRead();

        send(forged, client, new byte[10_000]).assertRefusedForNow(429);

        assertEquals(checksBefore + 1, Measured.at(world, "crcr_oidc_signature_checks_total{outcome=\"failed\"}"));
        assertEquals(bytesBefore, bytesRead());
    }

    @Test
    void aGoodTokenIsTakenFromAFloodedAddress() {
        String client = flooding();
        var report = Reports.inProgress(delivery);
        Reports.workflow(report).put("job_name", "amid-a-flood");

        send(world.token(Surroundings.ALPHA).compact(), client, Payloads.utf8(report))
                .assertTaken(200);
        send(world.token(Surroundings.TRIGGERED).compact(), client, Payloads.utf8(report))
                .assertTaken(200);
    }

    @Test
    void otherAddressesAreToldWhatIsWrong() {
        flooding();
        send("garbage", "198.51.100.8", BODY).assertRefused(401);
        send("garbage", "2001:db8::1", BODY).assertRefused(401);
    }

    @Test
    void theNearestAddressThatIsNoProxysCounts() {
        String client = flooding();
        send("garbage", "198.51.100.9, " + client, new byte[0]).assertRefusedForNow(429);
        send("garbage", client + ", 10.1.2.3,127.0.0.1", new byte[0]).assertRefusedForNow(429);
        send("garbage", client + ", 198.51.100.9", new byte[0]).assertRefused(401);
    }

    @Test
    void theAddressesOfOneNetworkOfIpv6CountAsOne() {
        floodFrom("2001:db8:1:2::1");

        send("garbage", "2001:db8:1:2:ffff::9", new byte[0]).assertRefusedForNow(429);
        send("garbage", "2001:db8:1:3::1", new byte[0]).assertRefused(401);
    }

    @Test
    void aLargeBodyIsNotWaitedFor() {
        Map<String, String> large = Map.of("X-Forwarded-For", flooding(), "Content-Length", "1000000");
        try (Unfinished flood = Unfinished.post(world, "/github/callback", large, "{")) {
            assertEquals(429, flood.status());
            flood.awaitEnd();
        }
    }
}
