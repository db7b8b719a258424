package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.hud.HudSimulator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HudRecordTest {
    private final World world = World.start();

    @AfterAll
    void end() {
        world.close();
    }

    private static List<String> names(JsonNode object) {
        TreeSet<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return List.copyOf(names);
    }

    private JsonNode onlyRecordOf(String delivery) {
        List<HudSimulator.Received> records = world.recordsOf(delivery);
        assertEquals(1, records.size());
        return records.getFirst().json();
    }

    @Test
    void aRecordHasJustTheShapeOfTheContract() {
        String delivery = world.relayedEvent();
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
        JsonNode record = onlyRecordOf(delivery);
        assertEquals(List.of("trusted", "untrusted"), names(record));
        assertEquals(List.of("callback_payload"), names(record.path("untrusted")));
        JsonNode trusted = record.path("trusted");
        assertEquals(
                List.of("ci_metrics", "dispatch", "downstream_repo_level", "run", "verified_repo"), names(trusted));
        assertEquals(List.of("execution_time", "queue_time"), names(trusted.path("ci_metrics")));
        assertEquals(
                List.of("delivery_id", "dispatched_at", "event_type", "head_sha", "pr_number", "upstream_repo"),
                names(trusted.path("dispatch")));
        assertEquals("9001", trusted.at("/run/run_id").asText());
        assertEquals("1", trusted.at("/run/run_attempt").asText());
        assertEquals("repository_dispatch", trusted.at("/run/event_name").asText());
    }

    @Test
    void whatIsTrustedComesFromTheTokenAndTheRelaysOwnRecordsAlone() {
        String delivery = world.relayedEvent();
        ObjectNode lies = Reports.inProgress(delivery);
        lies.put("event_type", "push").put("verified_repo", "mallory/repo");
        lies.putObject("trusted").put("downstream_repo_level", "L4");
        lies.putObject("payload").put("after", Payloads.PUSHED_SHA).put("number", 1);
        lies.withObject("/payload/repository").put("full_name", "mallory/pytorch");
        lies.withObject("/payload/pull_request").put("number", 1);
        lies.withObject("/payload/pull_request/head").put("sha", Payloads.PUSHED_SHA);
        world.report("acme/ALPHA", lies).assertTaken(200);
        JsonNode trusted = onlyRecordOf(delivery).path("trusted");
        assertEquals(Surroundings.ALPHA, trusted.path("verified_repo").asText());
        assertEquals("L2", trusted.path("downstream_repo_level").asText());
        assertEquals("1", trusted.at("/run/run_attempt").asText());
        JsonNode dispatch = trusted.path("dispatch");
        assertEquals(delivery, dispatch.path("delivery_id").asText());
        assertEquals("pull_request", dispatch.path("event_type").asText());
        assertEquals(Surroundings.UPSTREAM, dispatch.path("upstream_repo").asText());
        assertEquals(Payloads.PULL_REQUEST, dispatch.path("pr_number").intValue());
        assertEquals(Payloads.HEAD_SHA, dispatch.path("head_sha").asText());
        String dispatched = dispatch.path("dispatched_at").asText();
        assertTrue(dispatched.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"), dispatched);
        assertTrue(Instant.parse(dispatched).isBefore(Instant.now()), dispatched);
    }

    @Test
    void aPushHasNoPullRequest() {
        Webhook push = Webhook.of("push", Webhook.newDelivery(), Payloads.push());
        world.send(push).assertTaken(202);
        world.awaitNothingQueued();
        world.report(Surroundings.ALPHA, Reports.inProgress(push.delivery())).assertTaken(200);
        JsonNode dispatch = onlyRecordOf(push.delivery()).at("/trusted/dispatch");
        assertTrue(dispatch.path("pr_number").isNull());
        assertEquals("push", dispatch.path("event_type").asText());
        assertEquals(Payloads.PUSHED_SHA, dispatch.path("head_sha").asText());
    }

    @ParameterizedTest
    @CsvSource({"acme/alpha, L2", "Other-Org/Beta.js, L2", "npu-org/npu-repo, L3", "acme/delta, L4"})
    void aRecordTellsTheLevelOfItsRepository(String repository, String level) {
        String delivery = world.relayedEvent();
        world.report(repository, Reports.inProgress(delivery)).assertTaken(200);
        JsonNode trusted = onlyRecordOf(delivery).path("trusted");
        assertEquals(repository, trusted.path("verified_repo").asText());
        assertEquals(level, trusted.path("downstream_repo_level").asText());
    }

    @Test
    void theBeginTellsTheQueueTimeAndTheEndTheExecutionTime() {
        String delivery = world.relayedEvent();
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
        world.report(Surroundings.ALPHA, Reports.completed(delivery)).assertTaken(200);
        JsonNode begin = world.recordsOf(delivery).get(0).json().at("/trusted/ci_metrics");
        JsonNode end = world.recordsOf(delivery).get(1).json().at("/trusted/ci_metrics");
        assertTrue(begin.path("queue_time").isNumber(), begin::toString);
        assertTrue(begin.path("queue_time").doubleValue() >= 0, begin::toString);
        assertTrue(begin.path("execution_time").isNull(), begin::toString);
        assertTrue(end.path("queue_time").isNull(), end::toString);
        assertTrue(end.path("execution_time").isNumber(), end::toString);
        assertTrue(end.path("execution_time").doubleValue() >= 0, end::toString);
    }

    @Test
    void theQueueTimeBelongsToTheRunAndIsToldOnce() {
        String delivery = world.relayedEvent();
        RelayAnswer first = world.report(Surroundings.BETA, job(delivery, "1", "build", "in_progress"));
        RelayAnswer second = world.report(Surroundings.BETA, job(delivery, "1", "test", "in_progress"));
        RelayAnswer ended = world.report(Surroundings.BETA, job(delivery, "1", "build", "completed"));
        RelayAnswer again = world.report(Surroundings.BETA, job(delivery, "2", "build", "in_progress"));

        assertTrue(first.header("CRCR-Queue-Time").matches("\\d+\\.\\d{3}"), first.header("CRCR-Queue-Time"));
        assertEquals("", second.header("CRCR-Queue-Time"));
        assertEquals("", again.header("CRCR-Queue-Time"));
        assertTrue(ended.header("CRCR-Queue-Time").matches("\\d+\\.\\d{3}"), ended.header("CRCR-Queue-Time"));
        assertEquals(
                List.of(true, false, false, false),
                world.recordsOf(delivery).stream()
                        .map(record -> record.json()
                                .at("/trusted/ci_metrics/queue_time")
                                .isNumber())
                        .toList());
    }

    private static ObjectNode job(String delivery, String attempt, String name, String status) {
        ObjectNode report = status.equals("completed") ? Reports.completed(delivery) : Reports.inProgress(delivery);
        Reports.workflow(report)
                .put("run_id", "812")
                .put("run_attempt", attempt)
                .put("job_name", name)
                .put("check_run_id", attempt + name);
        return report;
    }

    @Test
    void theCallersBodyArrivesAsItWasToTheByte() {
        String delivery = world.relayedEvent();
        byte[] body = """
                \n\t {"delivery_id" :"%s" ,  "payload":{"title":"\\u00e4 ä \\ud83d\\ude00 速い \\/","n":1.0e+03,"big":12345678901234567890},
                "workflow":{"status":"in_progress","name":"\\u0043I","run_id": "31", "job_name":"b", "check_run_id":7, "x":[ 1 ,2.50, -0 ,null],"":{}
                }, "unknown" : "<script>&\\u2028"  } \r\n""".formatted(delivery).getBytes(StandardCharsets.UTF_8);
        world.report(Surroundings.ALPHA, body).assertTaken(200);
        String received = bytes(world.recordsOf(delivery).getFirst().body());
        assertTrue(received.contains("\"callback_payload\":" + bytes(body)), received);
    }

    // Each byte is one character, so that texts are compared byte for byte.
    private static String bytes(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
