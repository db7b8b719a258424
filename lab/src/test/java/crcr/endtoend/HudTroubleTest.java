package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.lab.simulator.hud.HudSimulator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HudTroubleTest {
    private final World world = World.start();

    @AfterAll
    void end() {
        world.close();
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of("fails", (Consumer<HudSimulator>) hud -> hud.answerNext(2, 500, "{}")),
                Arguments.of("is overloaded", (Consumer<HudSimulator>) hud -> hud.answerNext(2, 503, "")),
                Arguments.of("ends connections", (Consumer<HudSimulator>) hud -> hud.resetNext(2)),
                Arguments.of("redirects", (Consumer<HudSimulator>) hud -> hud.answerNext(2, 302, "")),
                Arguments.of("hangs", (Consumer<HudSimulator>) hud -> hud.hangNext(2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void aReportIsTakenAndReachesHudLaterOnceIfHud(String what, Consumer<HudSimulator> trouble) {
        String delivery = world.relayedEvent();
        trouble.accept(world.hud());
        RelayAnswer taken =
                world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(202);
        assertEquals("queued", taken.json().path("hud").asText());
        assertEquals("in_progress", taken.json().path("status").asText());
        world.hud().answerNormally();
        Eventually.holds("HUD has the record", () -> !world.recordsOf(delivery).isEmpty());
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertRefused(409);
        assertEquals(1, world.recordsOf(delivery).size());
    }

    @Test
    void oneFailureOfHudIsNotSeenByTheCaller() {
        String delivery = world.relayedEvent();
        world.hud().answerNext(1, 502, "");
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
        assertEquals(1, world.recordsOf(delivery).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 413, 422, 429})
    void aRefusalOfHudIsPassedOnInItsWordsAndACorrectedReportIsTaken(int status) {
        String delivery = world.relayedEvent();
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
        Map<String, String> before = StoreContents.now();
        int requests = world.hud().requests();
        world.hud().answerNext(1, status, "{\"message\":\"the passed count is below zero\"}");
        RelayAnswer refused = world.report(Surroundings.ALPHA, Reports.completed(delivery));
        assertTrue(refused.assertRefused(status).detail().contains("the passed count is below zero"), refused.body());
        assertEquals(requests + 1, world.hud().requests());
        assertEquals(before, StoreContents.now());
        world.report(Surroundings.ALPHA, Reports.completed(delivery)).assertTaken(200);
        assertEquals(2, world.recordsOf(delivery).size());
    }

    @Test
    void aReportWhoseRowHudHasCompletedIsTakenAndSaysSo() {
        String delivery = world.relayedEvent();
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
        world.hud().loseNextAnswers(1);

        RelayAnswer taken =
                world.report(Surroundings.ALPHA, Reports.completed(delivery)).assertTaken(200);

        assertEquals("{\"ok\":true,\"status\":\"completed\",\"hud\":\"duplicate\"}", taken.body());
        assertEquals(2, world.recordsOf(delivery).size());
        assertTrue(world.http()
                .get(world.atManagementPort("/metrics"))
                .body()
                .contains("crcr_callbacks_total{outcome=\"hud_duplicate\",status=\"completed\"} 1.0"));
        world.report(Surroundings.ALPHA, Reports.completed(delivery)).assertRefused(409);
    }

    @Test
    void aBeginWhoseRowHudHasCompletedIsTakenAndTheEndToo() {
        String delivery = world.relayedEvent();
        world.hud().answerNext(1, 409, "{\"error\":\"the row is completed\"}");

        assertEquals(
                "{\"ok\":true,\"status\":\"in_progress\",\"hud\":\"duplicate\"}",
                world.report(Surroundings.ALPHA, Reports.inProgress(delivery))
                        .assertTaken(200)
                        .body());
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertRefused(409);
        world.report(Surroundings.ALPHA, Reports.completed(delivery)).assertTaken(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"job_name", "check_run_id"})
    void aReportThatLacksWhatHudFilesItByIsToldWhatToAddAndThenTaken(String field) {
        String delivery = world.relayedEvent();
        ObjectNode report = Reports.inProgress(delivery);
        Reports.workflow(report).remove(field);

        world.report(Surroundings.ALPHA, report)
                .assertRefused(400)
                .assertDetail("add to the report what HUD requires: workflow." + field);

        assertEquals(List.of(), world.recordsOf(delivery));
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
    }

    @Test
    void aReportThatHudTookWhileTheStoreWentAwayIsTakenWhenItComesAgain() {
        String delivery = world.relayedEvent();
        AtomicBoolean first = new AtomicBoolean(true);
        world.hud().onArrival(_ -> {
            if (first.getAndSet(false)) {
                world.store().cut();
            }
        });
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertRefusedForNow(503);
        assertEquals(1, world.recordsOf(delivery).size());
        world.store().mend();
        world.awaitReady();
        Eventually.holds(
                "the report is taken once its reservation has lapsed",
                () -> world.report(Surroundings.ALPHA, Reports.inProgress(delivery))
                                .status()
                        == 200);
        world.report(Surroundings.ALPHA, Reports.completed(delivery)).assertTaken(200);
    }
}
