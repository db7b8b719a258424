package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.application.store.Race;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller without an answer may send the same report again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RepeatedCallbackTest {
    private static final String ALPHA = "acme/alpha";
    private static final String BETA = "Other-Org/Beta.js";

    private final World world = World.ofTwoRelays(Map.of());

    @AfterAll
    void close() {
        world.close();
    }

    private static RelayAnswer report(World world, int relay, String repository, JsonNode report, String key) {
        return world.report(
                relay, repository, report.toString().getBytes(StandardCharsets.UTF_8), Map.of("Idempotency-Key", key));
    }

    // The tests share the relays, and so a key is each delivery's own.
    private RelayAnswer report(int relay, String repository, JsonNode report, String key) {
        return report(
                world,
                relay,
                repository,
                report,
                key + "-" + report.path("delivery_id").asText());
    }

    private RelayAnswer report(JsonNode report, String key) {
        return report(0, ALPHA, report, key);
    }

    @Test
    void theSameKeyAndBodyGetTheFirstAnswerAndHudGetsNothingTwice() {
        String delivery = world.relayedEvent();
        RelayAnswer first = report(Reports.inProgress(delivery), "first");
        RelayAnswer repeat = report(Reports.inProgress(delivery), "first");

        assertEquals(200, first.status());
        assertFalse(first.json().has("duplicate"));
        assertEquals(200, repeat.status());
        assertEquals(
                "{\"ok\":true,\"status\":\"in_progress\",\"hud\":\"delivered\",\"duplicate\":true}", repeat.body());
        assertEquals(1, world.recordsOf(delivery).size());
    }

    @Test
    void theHeadersTellTheLevelAndTheTimesInTheRepeatToo() {
        String delivery = world.relayedEvent();
        RelayAnswer began = report(Reports.inProgress(delivery), "begin");
        RelayAnswer ended = report(Reports.completed(delivery), "end");

        assertEquals("L2", began.header("CRCR-Level"));
        assertTrue(began.header("CRCR-Queue-Time").matches("\\d+\\.\\d{3}"), began.header("CRCR-Queue-Time"));
        assertEquals("", began.header("CRCR-Execution-Time"));
        assertTrue(
                ended.header("CRCR-Execution-Time").matches("\\d+\\.\\d{3}"),
                ended.headers().toString());
        assertEquals(
                ended.header("CRCR-Execution-Time"),
                report(Reports.completed(delivery), "end").header("CRCR-Execution-Time"));
    }

    @Test
    void theJobGoesOnAfterARepeat() {
        String delivery = world.relayedEvent();
        report(Reports.inProgress(delivery), "begin");
        report(Reports.inProgress(delivery), "begin");

        assertEquals(200, report(Reports.completed(delivery), "end").status());
        assertEquals(2, world.recordsOf(delivery).size());
    }

    @Test
    void anotherBodyUnderTheSameKeyIs422AndMovesNothing() {
        String delivery = world.relayedEvent();
        report(Reports.inProgress(delivery), "key");

        report(Reports.completed(delivery), "key").assertRefused(422).assertDetail("use a new key for each report");
        assertEquals(200, report(Reports.completed(delivery), "another").status());
    }

    @Test
    void aKeyIsItsCallersOwn() {
        String delivery = world.relayedEvent();
        report(0, ALPHA, Reports.inProgress(delivery), "key");
        RelayAnswer other = report(0, BETA, Reports.inProgress(delivery), "key");

        assertEquals(200, other.status());
        assertFalse(other.json().has("duplicate"));
        assertEquals(2, world.recordsOf(delivery).size());
    }

    @Test
    void anotherProcessKnowsTheFirstAnswer() {
        String delivery = world.relayedEvent();
        report(0, ALPHA, Reports.inProgress(delivery), "key");

        assertTrue(report(1, ALPHA, Reports.inProgress(delivery), "key")
                .json()
                .path("duplicate")
                .asBoolean());
        assertEquals(1, world.recordsOf(delivery).size());
    }

    @Test
    void aReplayWithoutTheKeyOrUnderANewOneIsRefusedByTheStateMachine() {
        String delivery = world.relayedEvent();
        report(Reports.inProgress(delivery), "key");

        world.report(ALPHA, Reports.inProgress(delivery))
                .assertRefused(409)
                .assertDetail("has reported in_progress already");
        report(Reports.inProgress(delivery), "new").assertRefused(409).assertDetail("has reported in_progress already");
        assertEquals(1, world.recordsOf(delivery).size());
    }

    @Test
    void whatHudRefusedIsRefusedAgainWithoutAskingItAndACorrectedReportIsTaken() {
        String delivery = world.relayedEvent();
        world.hud().answerNext(1, 422, "{\"error\":\"no such job\"}");
        RelayAnswer first = report(Reports.inProgress(delivery), "key");
        RelayAnswer repeat = report(Reports.inProgress(delivery), "key");

        assertEquals(422, first.status());
        assertEquals(422, repeat.status());
        assertEquals("hud", first.header("CRCR-Refused-By"));
        assertEquals("hud", repeat.header("CRCR-Refused-By"));
        assertEquals(first.json().path("detail"), repeat.json().path("detail"));
        assertTrue(repeat.json().path("duplicate").asBoolean());
        assertEquals(List.of(), world.recordsOf(delivery));

        ObjectNode corrected = Reports.inProgress(delivery);
        Reports.workflow(corrected).put("name", "Corrected");
        assertEquals(200, report(corrected, "corrected").status());
    }

    @Test
    void whatHudHadBeforeIsADuplicateOfHudsInTheRepeatToo() {
        String delivery = world.relayedEvent();
        report(Reports.inProgress(delivery), "begin");
        world.hud().loseNextAnswers(1);
        RelayAnswer first = report(Reports.completed(delivery), "end");
        RelayAnswer repeat = report(Reports.completed(delivery), "end");

        assertEquals("{\"ok\":true,\"status\":\"completed\",\"hud\":\"duplicate\"}", first.body());
        assertEquals("{\"ok\":true,\"status\":\"completed\",\"hud\":\"duplicate\",\"duplicate\":true}", repeat.body());
        assertEquals(2, world.recordsOf(delivery).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a,b"})
    void aKeyThatIsNoneIs400(String key) {
        String delivery = world.relayedEvent();
        report(world, 0, ALPHA, Reports.inProgress(delivery), key)
                .assertRefused(400)
                .assertDetail("Idempotency-Key must be");
        assertEquals(List.of(), world.recordsOf(delivery));
    }

    @Test
    void aKeyOf255CharactersIsTakenAndALongerOneIs400() {
        String delivery = world.relayedEvent();
        report(world, 0, ALPHA, Reports.inProgress(delivery), "k".repeat(256))
                .assertRefused(400)
                .assertDetail("Idempotency-Key must be");

        assertEquals(
                200,
                report(world, 0, ALPHA, Reports.inProgress(delivery), "k".repeat(255))
                        .status());
    }

    @Test
    void ofManyRepeatsAtOnceOneIsTakenAndTheOthersAreToldToAskAgainOrGetItsAnswer() throws InterruptedException {
        String delivery = world.relayedEvent();
        List<RelayAnswer> answers =
                Race.of(20, number -> report(number % 2, ALPHA, Reports.inProgress(delivery), "key"));

        List<RelayAnswer> taken =
                answers.stream().filter(answer -> answer.status() == 200).toList();
        assertEquals(
                1,
                taken.stream().filter(answer -> !answer.json().has("duplicate")).count());
        answers.stream().filter(answer -> !taken.contains(answer)).forEach(answer -> answer.assertRefusedForNow(503));
        assertEquals(1, world.recordsOf(delivery).size());
    }
}
