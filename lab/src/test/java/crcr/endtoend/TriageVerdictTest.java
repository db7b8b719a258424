package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TriageVerdictTest {
    private static final String LEFT_OUT =
            "[\"workflow.triage_verdict: category must be one of upstream, backend, infra," + " flake, unknown\"]";

    private final World world = SelfReports.world(Map.of());

    @AfterAll
    void end() {
        world.close();
    }

    private static ObjectNode failed(String delivery, String category) {
        ObjectNode report = Reports.completed(delivery);
        ObjectNode workflow = Reports.workflow(report).put("conclusion", "failure");
        workflow.putObject("triage_verdict")
                .put("schema_version", 1)
                .put("category", category)
                .put("confidence", "high")
                .put("summary", "aten::foo lost its out= overload")
                .putObject("suspected_upstream")
                .put("pr", 4711);
        workflow.putArray("failed_tests_detail")
                .addObject()
                .put("name", "test_foo")
                .put("message", "é\u0000");
        return report;
    }

    private JsonNode lastForwarded(String delivery) {
        return world.recordsOf(delivery).getLast().json().at("/untrusted/callback_payload");
    }

    @Test
    void aVerdictAndTheFailedTestsPassUntouched() {
        String delivery = world.relayedEvent();
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
        ObjectNode report = failed(delivery, "upstream");

        RelayAnswer answer = world.report(Surroundings.ALPHA, report).assertTaken(200);

        assertEquals("{\"ok\":true,\"status\":\"completed\",\"hud\":\"delivered\"}", answer.body());
        assertEquals(report, lastForwarded(delivery));
    }

    @Test
    void whatIsNoVerdictIsLeftOutAndTheAnswerSaysSoAlsoToARepeat() {
        String delivery = world.relayedEvent();
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
        ObjectNode report = failed(delivery, "my colleague");
        byte[] body = report.toString().getBytes(StandardCharsets.UTF_8);
        Map<String, String> key = Map.of("Idempotency-Key", "verdict-1");

        RelayAnswer first = world.report(0, Surroundings.ALPHA, body, key).assertTaken(200);
        RelayAnswer again = world.report(0, Surroundings.ALPHA, body, key).assertTaken(200);

        assertEquals(
                "{\"ok\":true,\"status\":\"completed\",\"hud\":\"delivered\",\"left_out\":" + LEFT_OUT + "}",
                first.body());
        assertEquals(
                "{\"ok\":true,\"status\":\"completed\",\"hud\":\"delivered\",\"duplicate\":true,\"left_out\":"
                        + LEFT_OUT + "}",
                again.body());
        Reports.workflow(report).remove("triage_verdict");
        assertEquals(report, lastForwarded(delivery));
    }

    @Test
    void anOutboxKeepsNoVerdictThatIsNone() {
        String delivery = world.relayedEvent();
        world.report(Surroundings.BETA, Reports.inProgress(delivery)).assertTaken(200);
        world.hud().answerNext(2, 503, "away");

        RelayAnswer answer =
                world.report(Surroundings.BETA, failed(delivery, "")).assertTaken(202);

        assertEquals(LEFT_OUT, answer.json().path("left_out").toString());
        assertTrue(StoreContents.now().values().stream().noneMatch(value -> value.contains("aten::foo")));
    }

    @Test
    void aRefusalSaysNothingOfAVerdict() {
        ObjectNode report = failed("7d1ea6d0-0000-4000-8000-000000000000", "");

        assertEquals(
                "",
                world.report(Surroundings.ALPHA, report)
                        .assertRefused(409)
                        .json()
                        .path("left_out")
                        .asText());
    }

    @Test
    void aSelfReportIsTreatedAlike() {
        ObjectNode report = SelfReports.nightly("triaged");
        ObjectNode workflow = Reports.workflow(report).put("conclusion", "failure");
        workflow.putArray("failed_tests_detail").addObject().put("name", "test_foo");
        workflow.put("triage_verdict", "flaky");

        RelayAnswer answer = SelfReports.send(world, report).assertTaken(200);

        assertEquals(
                "[\"workflow.triage_verdict: must be a JSON object\"]",
                answer.json().path("left_out").toString());
        workflow.remove("triage_verdict");
        assertEquals(report, SelfReports.records(world).getLast().json().at("/untrusted/callback_payload"));
    }
}
