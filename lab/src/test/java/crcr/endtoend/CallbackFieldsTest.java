package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallbackFieldsTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final World world = World.start();
    private final String delivery = world.relayedEvent();
    private int lastRun = 10_000;

    @AfterAll
    void end() {
        world.close();
    }

    private static ObjectNode changed(ObjectNode report, String field, String json) throws IOException {
        ObjectNode parent = field.startsWith("workflow.") ? Reports.workflow(report) : report;
        String name = field.substring(field.indexOf('.') + 1);
        if (json.equals("absent")) {
            parent.remove(name);
        } else {
            parent.set(name, JSON.readTree(json));
        }
        return report;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(quoteCharacter = '\'', textBlock = """
            delivery_id,          absent
            delivery_id,          null
            delivery_id,          7
            delivery_id,          '""'
            delivery_id,          '"{crcr}:targets"'
            workflow.status,      absent
            workflow.status,      null
            workflow.status,      true
            workflow.status,      '"queued"'
            workflow.status,      '"COMPLETED"'
            workflow.name,        absent
            workflow.name,        '" "'
            workflow.name,        '["CI"]'
            workflow.run_id,      absent
            workflow.run_id,      null
            workflow.run_id,      '"abc"'
            workflow.run_id,      '"-1"'
            workflow.run_id,      '"007"'
            workflow.run_id,      9001.5
            workflow.run_id,      9.001e3
            workflow.run_id,      '[9001]'
            workflow.run_id,      '"12345678901234567890123"'
            workflow.run_attempt, '"first"'
            workflow.run_attempt, false
            workflow.job_name,    7
            workflow.job_name,    '{"name":"build"}'
            workflow.conclusion,  absent
            workflow.conclusion,  null
            workflow.conclusion,  '"ok"'
            workflow.conclusion,  '"SUCCESS"'
            workflow.conclusion,  1
            """)
    void aReportIsRefusedWithTheNameOfTheField(String field, String json) throws IOException {
        Map<String, String> before = StoreContents.now();
        RelayAnswer answer = world.report(Surroundings.ALPHA, changed(Reports.completed(delivery), field, json));
        assertTrue(answer.assertRefused(400).detail().startsWith(field + " "), answer.body());
        assertEquals(before, StoreContents.now());
    }

    @Test
    void aJobNameWithHalfACharacterIsRefusedSinceAllHalvesAreAlikeOnceTheyAreWritten() {
        String report = Reports.inProgress(delivery).toString().replace("build-cuda", "half \\ud800");
        assertTrue(world.report(Surroundings.DELTA, report.getBytes(StandardCharsets.UTF_8))
                .assertRefused(400)
                .detail()
                .startsWith("workflow.job_name "));
    }

    @Test
    void aJobNameMayHave1000CharactersOfAnyKindAndNoMore() throws IOException {
        String longest = "\\u0000\\n\\u001b[31m😀:{crcr}:" + "x".repeat(1_000 - 17);
        ObjectNode report = changed(Reports.inProgress(delivery), "workflow.job_name", '"' + longest + '"');
        assertEquals(1_000, Reports.workflow(report).path("job_name").asText().length());
        world.report(Surroundings.DELTA, report).assertTaken(200);

        changed(report, "workflow.job_name", '"' + longest + "x\"");
        assertTrue(world.report(Surroundings.DELTA, report)
                .assertRefused(400)
                .detail()
                .startsWith("workflow.job_name "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "null", "[]", "\"CI\""})
    void aReportWithoutAWorkflowIsRefused(String json) throws IOException {
        RelayAnswer answer = world.report(Surroundings.ALPHA, changed(Reports.inProgress(delivery), "workflow", json));
        assertTrue(answer.assertRefused(400).detail().startsWith("workflow."), answer.body());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(quoteCharacter = '\'', textBlock = """
            workflow.job_name,     absent
            workflow.job_name,     '""'
            workflow.check_run_id, absent
            workflow.check_run_id, null
            """)
    void whoseReportHudDoesNotTakeIsToldWhichFieldToAdd(String field, String json) throws IOException {
        ObjectNode report = changed(Reports.inProgress(delivery), field, json);
        Reports.workflow(report).put("run_id", ++lastRun);
        RelayAnswer answer = world.report(Surroundings.BETA, report).assertRefused(400);
        assertEquals("hud", answer.header("CRCR-Refused-By"));
        assertTrue(answer.detail().endsWith("; add to the report what HUD requires: " + field), answer.detail());

        Reports.workflow(report).put("job_name", "build").put("check_run_id", lastRun);
        world.report(Surroundings.BETA, report).assertTaken(200);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(quoteCharacter = '\'', textBlock = """
            workflow.run_id,        501
            workflow.run_id,        '"502"'
            workflow.run_attempt,   2
            workflow.run_attempt,   '"3"'
            workflow.job_name,      '"a/b: ü (3.12, 🚀)"'
            workflow.conclusion,    '"whatever, it is in progress"'
            workflow.test_results,  '"not even an object"'
            workflow.schema_version, 2
            payload,                absent
            event_type,             7
            """)
    void whatTheRelayDoesNotInterpretPasses(String field, String json) throws IOException {
        ObjectNode report = Reports.inProgress(delivery);
        Reports.workflow(report).put("run_id", ++lastRun);
        JsonNode sent = changed(report, field, json);
        world.report(Surroundings.BETA, sent).assertTaken(200);
        assertEquals(sent, world.recordsOf(delivery).getLast().json().at("/untrusted/callback_payload"));
    }
}
