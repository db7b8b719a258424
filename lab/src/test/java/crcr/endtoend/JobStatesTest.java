package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobStatesTest {
    private final World world = World.start();
    private final String delivery = world.relayedEvent();
    private int lastRun = 100;

    enum Move {
        IN_PROGRESS,
        COMPLETED
    }

    @AfterAll
    void end() {
        world.close();
    }

    private ObjectNode report(Move move, int run) {
        ObjectNode report = move == Move.IN_PROGRESS ? Reports.inProgress(delivery) : Reports.completed(delivery);
        Reports.workflow(report).put("run_id", run).put("check_run_id", run);
        return report;
    }

    @Test
    void aJobBeginsAndEnds() {
        int run = ++lastRun;
        RelayAnswer begun = world.report(Surroundings.ALPHA, report(Move.IN_PROGRESS, run));
        assertEquals(
                "{\"ok\":true,\"status\":\"in_progress\",\"hud\":\"delivered\"}",
                begun.assertTaken(200).body());
        RelayAnswer ended = world.report(Surroundings.ALPHA, report(Move.COMPLETED, run));
        assertEquals(
                "{\"ok\":true,\"status\":\"completed\",\"hud\":\"delivered\"}",
                ended.assertTaken(200).body());
    }

    @ParameterizedTest(name = "{1} after {0}")
    @CsvSource({
        "'', COMPLETED",
        "IN_PROGRESS, IN_PROGRESS",
        "IN_PROGRESS COMPLETED, COMPLETED",
        "IN_PROGRESS COMPLETED, IN_PROGRESS"
    })
    void everyOtherMoveIsRefusedAndReachesNobody(String taken, Move refused) {
        int run = ++lastRun;
        List.of(taken.split(" ", -1)).stream()
                .filter(name -> !name.isEmpty())
                .forEach(name -> world.report(Surroundings.ALPHA, report(Move.valueOf(name), run))
                        .assertTaken(200));
        Map<String, String> before = StoreContents.now();
        int records = world.hud().requests();
        world.report(Surroundings.ALPHA, report(refused, run)).assertRefused(409);
        assertEquals(before, StoreContents.now());
        assertEquals(records, world.hud().requests());
    }

    @ParameterizedTest
    @EnumSource
    void withoutADispatchEverythingIsRefused(Move move) {
        ObjectNode report = report(move, ++lastRun);
        report.put("delivery_id", "72d3162e-cc78-11e3-81ab-4c9367dc0958");
        RelayAnswer answer = world.report(Surroundings.ALPHA, report);
        assertTrue(answer.assertRefused(409).detail().contains("no dispatch"), answer.body());
    }

    @Test
    void aDispatchToAnotherRepositoryIsNone() {
        world.github().uninstall(Surroundings.DELTA);
        try {
            String other = world.relayedEvent();
            ObjectNode report = Reports.inProgress(other);
            world.report(Surroundings.DELTA, report).assertRefused(409);
            world.report(Surroundings.ALPHA, report).assertTaken(200);
            world.report(Surroundings.DELTA, report).assertRefused(409);
        } finally {
            world.github().install(Surroundings.DELTA);
        }
    }

    @ParameterizedTest
    @CsvSource({"run_id, 77", "run_attempt, 2", "job_name, test-cuda", "job_name, BUILD-CUDA"})
    void jobsAreIndependentThatDifferInTheir(String field, String value) {
        String event = world.relayedEvent();
        world.report(Surroundings.ALPHA, Reports.inProgress(event)).assertTaken(200);
        ObjectNode other = Reports.completed(event);
        Reports.workflow(other).put("check_run_id", "38002").put(field, value);
        world.report(Surroundings.ALPHA, other).assertRefused(409);
        ObjectNode otherBegins = Reports.inProgress(event);
        Reports.workflow(otherBegins).put("check_run_id", "38002").put(field, value);
        world.report(Surroundings.ALPHA, otherBegins).assertTaken(200);
        world.report(Surroundings.ALPHA, other).assertTaken(200);
        world.report(Surroundings.ALPHA, Reports.completed(event)).assertTaken(200);
    }

    @Test
    void jobsOfSeveralDownstreamsAreIndependent() {
        String event = world.relayedEvent();
        for (String downstream : List.of(Surroundings.ALPHA, Surroundings.BETA, Surroundings.NPU, Surroundings.DELTA)) {
            world.report(downstream, Reports.inProgress(event)).assertTaken(200);
        }
        assertEquals(4, world.recordsOf(event).size());
    }
}
