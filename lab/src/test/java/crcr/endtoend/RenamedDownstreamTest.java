package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.github.ReceivedDispatch;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A downstream that was renamed goes on as before: events, dispatches, reports and records
 * (docs/concepts/trust.md#renamed-downstreams).
 */
class RenamedDownstreamTest {
    private static final String RENAMED = "acme/alpha-renamed";

    private final World world = World.with(Map.of("ALLOWLIST_TTL_SECONDS", "1"));
    private final Operator operator = Operator.of(world);

    @AfterEach
    void end() {
        world.close();
    }

    private void alphaHasReported() {
        String delivery = world.relayedEvent();
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
    }

    private List<String> receivers(String delivery) {
        return world.dispatchesOf(delivery).stream()
                .map(ReceivedDispatch::repository)
                .sorted()
                .toList();
    }

    private SimulatedToken renamedToken() {
        return world.token(Surroundings.ALPHA).claim("repository", RENAMED);
    }

    @Test
    void itIsDispatchedToAndReportsAsItDid() {
        alphaHasReported();
        world.github().rename(Surroundings.ALPHA, RENAMED);

        String delivery = world.relayedEvent();
        assertEquals(
                List.of("Other-Org/Beta.js", "acme/alpha-renamed", "acme/delta", "acme/triggered", "npu-org/npu-repo"),
                receivers(delivery));
        ObjectNode echo = CallbackTokenTest.clientPayload(world, delivery, RENAMED);
        echo.set("workflow", Reports.workflow(Reports.inProgress(delivery)));
        world.report(renamedToken(), echo).assertTaken(200);

        JsonNode trusted = world.recordsOf(delivery).getFirst().json().path("trusted");
        assertEquals(Surroundings.ALPHA, trusted.path("verified_repo").asText());
        assertEquals(RENAMED, trusted.at("/run/repository").asText());
        assertTrue(Measured.at(world, "crcr_renamed_dispatches_total{repo=\"acme/alpha\"}") >= 1);
        assertTrue(operator.trust("list").out().contains(RENAMED));
    }

    @Test
    void itsDeadLettersCanBeTriedAgainWhenItsIdsAreKnown() {
        world.github().rename(Surroundings.ALPHA, RENAMED);
        String delivery = world.relayedEvent();
        JsonNode letter = operator.awaitDeadLetter();
        assertEquals(Surroundings.ALPHA, letter.path("repo").asText());
        String reason = letter.path("reason").asText();
        assertTrue(reason.contains("was renamed or given to another owner"), reason);
        assertTrue(reason.contains("list it under its present name"), reason);
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertRefused(409);

        operator.dead("retry", "--all");
        world.awaitNothingQueued();
        assertTrue(receivers(delivery).contains(RENAMED));
        assertEquals(0, operator.deadLetters("").size());
    }

    @Test
    void oneThatWasGivenToAnotherOwnerGetsNothing() {
        alphaHasReported();
        world.github().transfer(Surroundings.ALPHA, "mallory/alpha");

        String delivery = world.relayedEvent();

        assertEquals(4, receivers(delivery).size());
        assertEquals(1, operator.deadLetters("?repo=acme/alpha").size());
        world.report("mallory/alpha", Reports.inProgress(delivery)).assertRefused(403);
    }
}
