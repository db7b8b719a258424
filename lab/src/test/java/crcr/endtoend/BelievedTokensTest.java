package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.application.store.SettableClock;
import crcr.lab.simulator.oidc.OidcIssuerSimulator;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose tokens are believed, by which keys, and for how long. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BelievedTokensTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LIFE = Duration.ofHours(1);

    private final SettableClock clock = new SettableClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    private final OidcIssuerSimulator one = OidcIssuerSimulator.start("key-of-one", OidcIssuerSimulator.newKey());
    private final OidcIssuerSimulator two = OidcIssuerSimulator.start("key-of-two", OidcIssuerSimulator.newKey());
    private final World world = World.at(
            clock,
            Map.of(
                    "OIDC_ISSUER",
                    one.issuer() + "," + two.issuer(),
                    "CRCR_STATUS_TTL",
                    Long.toString(LIFE.toSeconds())));
    private final Instant dispatched = clock.instant();
    private final String delivery = world.relayedEvent();
    private int lastRun = 600;

    @AfterAll
    void end() {
        world.close();
        one.close();
        two.close();
    }

    private SimulatedToken by(OidcIssuerSimulator issuer) {
        return issuer.token(clock.instant()).repository(Surroundings.ALPHA);
    }

    private RelayAnswer report(SimulatedToken token) {
        return report(token, Reports.inProgress(delivery));
    }

    // Each in a run of its own.
    private RelayAnswer report(SimulatedToken token, ObjectNode report) {
        String run = Integer.toString(++lastRun);
        Reports.workflow(report).put("run_id", run);
        return world.report(token.run(run, "1"), report);
    }

    @Test
    void eachOfSeveralIssuersIsBelievedAndNoOther() {
        report(by(one)).assertTaken(200);
        report(by(two)).assertTaken(200);

        report(by(world.issuer())).assertRefused(401).assertDetail("issuer");
    }

    @Test
    void anIssuerCannotSignForAnother() {
        report(by(two).claim("iss", one.issuer())).assertRefused(401);
        report(by(two).claim("iss", one.issuer()).header("kid", "key-of-one")).assertRefused(401);
    }

    @ParameterizedTest
    @CsvSource({"exp, -59, 200", "exp, -60, 401", "nbf, 60, 200", "nbf, 61, 401", "iat, 60, 200", "iat, 61, 401"})
    void aMinuteIsLetPassAtEitherEndAndNoMore(String claim, int seconds, int status) {
        SimulatedToken token = by(one).claim(claim, clock.instant().getEpochSecond() + seconds);

        assertEquals(status, report(token).status());
    }

    @Test
    void keysAreKept() {
        report(by(one)).assertTaken(200);
        int fetches = one.keySetRequests();

        report(by(one)).assertTaken(200);

        assertEquals(fetches, one.keySetRequests());
    }

    @Test
    void aNewKeyIsFollowedWithinAMinuteAndTheOldOneStaysGoodAsLongAsItIsPublished() {
        report(by(one)).assertTaken(200);
        SimulatedToken old = by(one);
        one.addKey("next-key-of-one", OidcIssuerSimulator.newKey());

        clock.pass(MINUTE);

        report(by(one)).assertTaken(200);
        report(old).assertTaken(200);
    }

    @Test
    void unknownKeysLeadToOneFetchAMinute() {
        report(by(two)).assertTaken(200);
        clock.pass(MINUTE);
        int before = two.keySetRequests();
        for (int number = 0; number < 10; number++) {
            report(by(two).header("kid", "unknown-" + number)).assertRefused(401);
        }
        assertEquals(before + 1, two.keySetRequests());

        clock.pass(MINUTE.minusSeconds(1));
        report(by(two).header("kid", "unknown")).assertRefused(401);
        assertEquals(before + 1, two.keySetRequests());
        clock.pass(Duration.ofSeconds(1));
        report(by(two).header("kid", "unknown")).assertRefused(401);
        assertEquals(before + 2, two.keySetRequests());
    }

    @Test
    void aCallbackTokenIsGoodForTheLifeOfRecords() {
        ObjectNode report = CallbackTokenTest.clientPayload(world, delivery, Surroundings.ALPHA);
        report.set("workflow", Reports.workflow(Reports.inProgress(delivery)));

        clock.pass(Duration.between(clock.instant(), dispatched.plus(LIFE).minusSeconds(1)));
        report(by(one), report).assertTaken(200);
        clock.pass(Duration.ofSeconds(1));
        String detail = report(by(one), report).assertRefused(403).detail();

        assertTrue(detail.startsWith("callback_token expired at " + dispatched.plus(LIFE)), detail);
    }
}
