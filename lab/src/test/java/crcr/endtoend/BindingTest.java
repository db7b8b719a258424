package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.oidc.SimulatedToken;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A caller can only report its own run (docs/concepts/trust.md#run). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BindingTest {
    private final World world = World.start();
    private final String delivery = world.relayedEvent();
    private int lastRun = 500;

    @AfterAll
    void end() {
        world.close();
    }

    private ObjectNode reportOf(String run) {
        ObjectNode report = Reports.inProgress(delivery);
        Reports.workflow(report).put("run_id", run);
        return report;
    }

    private SimulatedToken inRun(String run, String attempt) {
        return world.token(Surroundings.ALPHA).run(run, attempt);
    }

    @ParameterizedTest
    @CsvSource({"run_id, 9002, run 9001", "run_attempt, 2, attempt 1", "run_attempt, 0, attempt 1"})
    void aReportOfAnotherRunIsRefusedAndTellsWhatToChange(String field, String reported, String proven) {
        ObjectNode report = Reports.inProgress(delivery);
        Reports.workflow(report).put(field, reported);
        Map<String, String> before = StoreContents.now();
        int records = world.hud().requests();

        String detail =
                world.report(inRun("9001", "1"), report).assertRefused(403).detail();

        assertTrue(detail.startsWith("workflow." + field + " is " + reported + ", "), detail);
        assertTrue(detail.contains(proven), detail);
        assertEquals(before, StoreContents.now());
        assertEquals(records, world.hud().requests());
    }

    @Test
    void anAttemptThatIsNotReportedIsTheFirst() {
        ObjectNode report = reportOf(Integer.toString(++lastRun));
        Reports.workflow(report).remove("run_attempt");

        world.report(inRun(Integer.toString(lastRun), "2"), report).assertRefused(403);
        world.report(inRun(Integer.toString(lastRun), "1"), report).assertTaken(200);
    }

    @Test
    void runsMayBeNumbersInTheBodyAndInTheToken() {
        ObjectNode report = reportOf("0");
        Reports.workflow(report).put("run_id", ++lastRun).put("run_attempt", 3);

        world.report(world.token(Surroundings.ALPHA).claim("run_id", lastRun).claim("run_attempt", 3), report)
                .assertTaken(200);
    }

    @Test
    void whatATokenDoesNotTellIsNotCompared() {
        ObjectNode report = reportOf(Integer.toString(++lastRun));
        SimulatedToken silent =
                world.token(Surroundings.ALPHA).withoutClaim("run_id").withoutClaim("run_attempt");

        world.report(silent, report).assertTaken(200);
    }

    @Test
    void theOrderOfRefusalsIsListThenFormThenBindingThenState() {
        ObjectNode report = Reports.completed("never-dispatched");
        SimulatedToken other = inRun("7", "1");

        world.report(other.repository("mallory/alpha"), report).assertRefused(403);
        assertEquals(
                "ignored",
                world.report(other.repository(Surroundings.TRIGGERED), report)
                        .assertTaken(200)
                        .json()
                        .path("status")
                        .asText());
        world.report(other, report).assertRefused(403);
        world.report(inRun("9001", "1"), report).assertRefused(409);
        Reports.workflow(report).remove("name");
        world.report(other, report).assertRefused(400);
    }

    @Test
    void whatTheRecordTellsOfTheRunIsTheTokens() {
        String run = Integer.toString(++lastRun);
        world.report(inRun(run, "4").claim("actor", "hubot"), withAttempt(reportOf(run), "4"))
                .assertTaken(200);

        JsonNode record = world.recordsOf(delivery).getLast().json();
        assertEquals(run, record.at("/trusted/run/run_id").asText());
        assertEquals("4", record.at("/trusted/run/run_attempt").asText());
        assertEquals("hubot", record.at("/trusted/run/actor").asText());
    }

    private static ObjectNode withAttempt(ObjectNode report, String attempt) {
        Reports.workflow(report).put("run_attempt", attempt);
        return report;
    }
}
