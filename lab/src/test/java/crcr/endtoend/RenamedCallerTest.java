package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.fixture.ScriptCalls;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A downstream that was renamed reports as before, and nobody else gains by its names
 * (docs/concepts/trust.md#renamed-downstreams).
 */
class RenamedCallerTest {
    private static final String RENAMED = "acme/alpha-renamed";

    private final World world = World.with(Map.of("ALLOWLIST_TTL_SECONDS", "1"));

    @AfterEach
    void end() {
        world.close();
    }

    private SimulatedToken token(String repository, String repositoryId, String ownerId) {
        return world.token(repository).claim("repository_id", repositoryId).claim("repository_owner_id", ownerId);
    }

    private SimulatedToken renamed() {
        return token(RENAMED, "71001", "72001");
    }

    /** Lets alpha report under the name that is listed, so that its ids are remembered; gives its delivery. */
    private String firstReport() {
        String delivery = world.relayedEvent();
        world.report(token(Surroundings.ALPHA, "71001", "72001"), Reports.inProgress(delivery))
                .assertTaken(200);
        return delivery;
    }

    /** Sends it until the process knows the ids: after its next refresh at the latest. */
    private void awaitTaken(SimulatedToken token, JsonNode report) {
        awaitKnown(world, token, report).assertTaken(200);
    }

    private static RelayAnswer awaitKnown(World world, SimulatedToken token, JsonNode report) {
        return Eventually.get("the process knows the ids", () -> {
            RelayAnswer answer = world.report(token, report);
            if (answer.status() != 403) {
                return Optional.of(answer);
            }
            // Not so often that it counts as a flood.
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            return Optional.empty();
        });
    }

    @Test
    void itsReportsAreThoseOfTheListedName() {
        String delivery = firstReport();
        ObjectNode echo = CallbackTokenTest.clientPayload(world, delivery, Surroundings.ALPHA);
        echo.set("workflow", Reports.workflow(Reports.completed(delivery)));

        try (HeardLog log = HeardLog.begin()) {
            awaitTaken(renamed(), echo);
            log.awaitWarning("acme/alpha was renamed, and is known only by its ids: list it as " + RENAMED);
            world.report(renamed(), echo).assertRefused(409);
            assertEquals(1, log.warnings("was renamed"));
        }

        JsonNode trusted = world.recordsOf(delivery).getLast().json().path("trusted");
        assertEquals(Surroundings.ALPHA, trusted.path("verified_repo").asText());
        assertEquals(RENAMED, trusted.at("/run/repository").asText());
        assertEquals("71001", trusted.at("/run/repository_id").asText());
        assertEquals(1, Measured.at(world, "crcr_renamed_reports_total{repo=\"acme/alpha\"}"));
        JsonNode known =
                Operator.of(world).get("/trust").assertTaken(200).json().path("identities");
        assertEquals(1, known.size(), known::toString);
        assertEquals(Surroundings.ALPHA, known.at("/0/repo").asText());
        assertEquals(RENAMED, known.at("/0/present_name").asText());
        assertTrue(Operator.of(world).trust("list").out().contains(RENAMED));
        // Its people ask by the name that they know.
        for (String name : List.of(Surroundings.ALPHA, RENAMED)) {
            Operator.Printed why = Operator.of(world).why(name, "--delivery", delivery);
            assertTrue(
                    why.out()
                            .startsWith("acme/alpha is on the allowlist, at L2: it is triggered, and its results are"
                                    + " taken; it was renamed and is called " + RENAMED + " now"),
                    why::out);
            assertTrue(why.out().contains("was dispatched at"), why::out);
        }
    }

    @Test
    void aRepeatUnderItsNewNameGetsTheFirstAnswerAgain() {
        String delivery = firstReport();
        byte[] body = Payloads.utf8(Reports.completed(delivery));
        Map<String, String> key = Map.of("Idempotency-Key", "completed-1");
        URI callback = world.atPublicPort("/github/callback");
        world.http()
                .report(callback, token(Surroundings.ALPHA, "71001", "72001").compact(), body, key)
                .assertTaken(200);
        awaitKnown(world, renamed(), Reports.completed(delivery)).assertRefused(409);

        RelayAnswer again =
                world.http().report(callback, renamed().compact(), body, key).assertTaken(200);

        assertTrue(again.json().path("duplicate").asBoolean(), again::body);
        assertEquals(2, world.recordsOf(delivery).size());
    }

    @Test
    void itMayMoveToAnotherNameOfItsOwner() {
        String delivery = firstReport();

        awaitTaken(token("acme-labs/alpha", "71001", "72001"), Reports.completed(delivery));
    }

    @Test
    void anotherOwnerAndANameThatWasGivenAwaySpeakForNobody() {
        String delivery = firstReport();
        awaitTaken(renamed(), Reports.completed(delivery));
        int records = world.hud().requests();
        String next = world.relayedEvent();

        for (SimulatedToken foreign : new SimulatedToken[] {
            token(RENAMED, "71001", "72002"),
            token(RENAMED, "71002", "72001"),
            world.token(RENAMED).withoutClaim("repository_owner_id")
        }) {
            world.report(foreign, Reports.inProgress(next)).assertRefused(403).assertDetail("not on the allowlist");
        }
        world.report(token(Surroundings.ALPHA, "71002", "72002"), Reports.inProgress(next))
                .assertRefused(403)
                .assertDetail("./relay trust forget acme/alpha");
        assertEquals(records, world.hud().requests());
        world.report(renamed(), Reports.inProgress(next)).assertTaken(200);
    }

    @Test
    void anEntryOfItsOwnGoesFirst() {
        String delivery = firstReport();
        awaitTaken(renamed(), Reports.completed(delivery));
        world.publishAllowlist("L1: [acme/alpha-renamed]\nL2: [acme/alpha]\n");

        Eventually.holds(
                "the list is read",
                () -> world.report(renamed(), Reports.inProgress(delivery))
                        .body()
                        .contains("acme/alpha-renamed is at L1"));
    }

    @Test
    void whenTheListFollowsItEndsWhatItBeganBefore() {
        String delivery = firstReport();
        ObjectNode echo = CallbackTokenTest.clientPayload(world, delivery, Surroundings.ALPHA);
        echo.set("workflow", Reports.workflow(Reports.completed(delivery)));
        world.publishAllowlist("L2: [acme/alpha-renamed]\n");
        Eventually.holds(
                "the list is read",
                () -> world.report(token(Surroundings.ALPHA, "71002", "72002"), Reports.inProgress(delivery))
                        .detail()
                        .contains("not on the allowlist"));

        awaitTaken(renamed(), echo);

        assertEquals(
                RENAMED,
                world.recordsOf(delivery)
                        .getLast()
                        .json()
                        .at("/trusted/verified_repo")
                        .asText());
    }

    @Test
    void itIsNobodyAsSoonAsItIsForgotten() {
        String delivery = firstReport();
        awaitTaken(renamed(), Reports.completed(delivery));
        assertEquals(0, Operator.of(world).trust("forget", Surroundings.ALPHA).status());

        world.report(renamed(), Reports.inProgress(world.relayedEvent()))
                .assertRefused(403)
                .assertDetail("not on the allowlist");
    }

    @Test
    void strangersCostNoLookAtTheStoreAndTheRenamedOneGetsThroughAFlood() {
        String delivery = firstReport();
        ObjectNode report = Reports.completed(delivery);
        Reports.workflow(report).put("job_name", "never-begun");
        awaitKnown(world, renamed(), report).assertRefused(409);
        long before = ScriptCalls.soFar();

        for (int number = 0; number < 70; number++) {
            world.report(token("mallory/repo-" + number, "71001", "7" + number), report);
        }
        assertEquals(
                429,
                world.report(token("mallory/repo", "71001", "72002"), report).status());

        assertEquals(before, ScriptCalls.soFar());
        world.report(renamed(), Reports.completed(delivery)).assertTaken(200);
    }

    @Test
    void theAllowanceIsOne() {
        try (World limited = World.with(Map.of("RATE_LIMIT_PER_MIN", "2"))) {
            SimulatedToken first = limited.token(Surroundings.ALPHA);
            SimulatedToken renamed = first.claim("repository", RENAMED);
            limited.report(first, Reports.inProgress("d")).assertRefused(409);
            awaitKnown(limited, renamed, Reports.inProgress("d")).assertRefused(409);

            limited.report(first, Reports.inProgress("d")).assertRefusedForNow(429);
            limited.report(renamed, Reports.inProgress("d")).assertRefusedForNow(429);
        }
    }
}
