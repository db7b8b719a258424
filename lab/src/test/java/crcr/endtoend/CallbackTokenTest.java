package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.github.ReceivedDispatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A callback is about what was dispatched to its sender (docs/concepts/trust.md#callback-token). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallbackTokenTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final World world = World.start();
    private final String delivery = world.relayedEvent();

    @AfterAll
    void end() {
        world.close();
    }

    static ObjectNode clientPayload(World world, String delivery, String downstream) {
        try {
            ReceivedDispatch dispatch = world.dispatchesOf(delivery).stream()
                    .filter(received -> received.repository().equals(downstream))
                    .findFirst()
                    .orElseThrow();
            return (ObjectNode) JSON.readTree(dispatch.clientPayload().bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the callback action sends: all that it received, and what the workflow says. */
    private ObjectNode echo(String run) {
        ObjectNode report = clientPayload(world, delivery, Surroundings.ALPHA);
        report.set("workflow", Reports.workflow(Reports.inProgress(delivery)).put("run_id", run));
        return report;
    }

    private String assertRefused(JsonNode report) {
        Map<String, String> before = StoreContents.now();
        int records = world.hud().requests();
        String detail =
                world.report(Surroundings.ALPHA, report).assertRefused(403).detail();
        assertEquals(before, StoreContents.now());
        assertEquals(records, world.hud().requests());
        return detail;
    }

    @Test
    void whatIsSentBackUnchangedIsTakenFromBeginToEnd() {
        ObjectNode report = echo("1");
        world.report(Surroundings.ALPHA, report).assertTaken(200);
        Reports.workflow(report).put("status", "completed").put("conclusion", "success");
        world.report("ACME/Alpha", report).assertTaken(200);
    }

    @Test
    void everyDownstreamHasATokenOfItsOwnAndItIsShort() {
        String alphas = clientPayload(world, delivery, Surroundings.ALPHA)
                .path("callback_token")
                .asText();
        String betas = clientPayload(world, delivery, Surroundings.BETA)
                .path("callback_token")
                .asText();
        assertNotEquals(alphas, betas);
        assertTrue(alphas.length() < 400, alphas);
    }

    @Test
    void aPushIsBoundToItsCommit() {
        Webhook push = Webhook.of("push", Webhook.newDelivery(), Payloads.push());
        world.send(push).assertTaken(202);
        world.awaitNothingQueued();
        ObjectNode report = clientPayload(world, push.delivery(), Surroundings.ALPHA);
        report.set("workflow", Reports.workflow(Reports.inProgress(delivery)));

        ObjectNode changed = report.deepCopy();
        changed.withObject("/payload").put("after", Payloads.HEAD_SHA);
        assertTrue(assertRefused(changed).startsWith("payload.after "));
        ObjectNode pullRequest = report.deepCopy();
        pullRequest.withObject("/payload/pull_request").put("number", 1);
        assertTrue(assertRefused(pullRequest).startsWith("payload.pull_request.number "));
        world.report(Surroundings.ALPHA, report).assertTaken(200);
    }

    @ParameterizedTest(name = "{0}/{1}: {2}")
    @CsvSource(quoteCharacter = '\'', textBlock = """
            /payload/repository,        full_name, '"mallory/pytorch"'
            /payload/repository,        full_name, 7
            /payload/repository,        full_name, '["pytorch/pytorch"]'
            /payload,                   number,    4712
            /payload,                   number,    '"4712"'
            /payload,                   number,    false
            /payload/pull_request,      number,    4712
            /payload/pull_request,      number,    47.11e2
            /payload/pull_request/head, sha,       '"6113728f27ae82c7b1a177c8d03f9e96e0adf246"'
            /payload/pull_request/head, sha,       '"d6fde92"'
            /payload/pull_request/head, sha,       true
            """)
    void aFieldThatWasChangedIsNamedAndNothingComesOfIt(String parent, String name, String json) throws IOException {
        ObjectNode report = echo("2");
        report.withObject(parent).set(name, JSON.readTree(json));

        String detail = assertRefused(report);

        assertTrue(detail.startsWith(parent.substring(1).replace('/', '.') + "." + name + " "), detail);
        assertTrue(detail.contains("send the client_payload back unchanged"), detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/payload", "/payload/repository", "/payload/pull_request", "/payload/pull_request/head"})
    void whatIsNotSentBackIsNotCompared(String parent) {
        ObjectNode report = echo("3" + parent.length());
        report.withObject(parent).removeAll();
        world.report(Surroundings.ALPHA, report).assertTaken(200);
    }

    @Test
    void whatElseWasChangedIsTheCallersAffair() {
        ObjectNode report = echo("4");
        report.put("event_type", "whatever");
        report.withObject("/payload").put("action", "whatever").put("after", "whatever");
        report.withObject("/payload/pull_request").put("title", "whatever");
        world.report(Surroundings.ALPHA, report).assertTaken(200);
    }

    @Test
    void theTokenOfAnotherRepositoryIsRefused() {
        ObjectNode report = echo("5");
        report.set(
                "callback_token",
                clientPayload(world, delivery, Surroundings.BETA).path("callback_token"));
        assertTrue(assertRefused(report).startsWith("callback_token was given to another repository"));
    }

    @Test
    void theTokenOfAnotherDeliveryIsRefused() {
        String other = world.relayedEvent();
        ObjectNode report = echo("6");
        report.put("delivery_id", other);
        assertTrue(assertRefused(report).startsWith("callback_token was given with another delivery"));
    }

    @Test
    void aTokenThatIsNotTheRelaysGetsTheSameAnswerWhateverIsWrongWithIt() {
        String token = echo("7").path("callback_token").asText();
        int middle = token.indexOf('.') + 20;
        String expected = assertRefused(echo("7").put("callback_token", "garbage"));
        for (String wrong : new String[] {
            " ",
            token.substring(1),
            token.substring(0, token.length() - 1),
            token + "A",
            token.substring(0, middle) + (token.charAt(middle) == 'A' ? 'B' : 'A') + token.substring(middle + 1),
            token.substring(0, token.lastIndexOf('.') + 1),
            "eyJhbGciOiJub25lIn0" + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1),
            "x".repeat(100_000),
            TokenForge.withKey("guessed-key-guessed-key-guessed-key").token(delivery, Surroundings.ALPHA)
        }) {
            assertEquals(expected, assertRefused(echo("7").put("callback_token", wrong)));
        }
        assertFalse(expected.contains(token));
        assertTrue(expected.startsWith("callback_token "), expected);
    }

    @Test
    void anExpiredTokenIsRefusedAndToldApart() {
        String expired = TokenForge.withDerivedKey().expired().token(delivery, Surroundings.ALPHA);
        String good = TokenForge.withDerivedKey().token(delivery, Surroundings.ALPHA);

        String detail = assertRefused(echo("8").put("callback_token", expired));
        assertTrue(detail.startsWith("callback_token expired at "), detail);
        // Only the time was wrong.
        world.report(Surroundings.ALPHA, echo("8").put("callback_token", good)).assertTaken(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "[]", "{}"})
    void aTokenThatIsNoTextIsMalformed(String json) throws IOException {
        ObjectNode report = echo("9");
        report.set("callback_token", JSON.readTree(json));
        assertTrue(world.report(Surroundings.ALPHA, report)
                .assertRefused(400)
                .detail()
                .startsWith("callback_token "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "null", "\"\""})
    void withoutATokenACallbackIsTakenAndNothingIsCompared(String json) throws IOException {
        ObjectNode report = without(echo("10" + json.length()), json);
        report.withObject("/payload").put("number", 1);
        world.report(Surroundings.ALPHA, report).assertTaken(200);
    }

    static ObjectNode without(ObjectNode report, String json) throws IOException {
        return json.equals("absent")
                ? report.without("callback_token")
                : report.set("callback_token", JSON.readTree(json));
    }

    @Test
    void theRunIsLookedAtBeforeTheTokenAndTheTokenBeforeTheState() {
        ObjectNode report = echo("11").put("callback_token", "garbage");
        Reports.workflow(report).put("status", "completed").put("conclusion", "success");

        assertTrue(world.report(world.token(Surroundings.ALPHA).run("12", "1"), report)
                .assertRefused(403)
                .detail()
                .startsWith("workflow.run_id "));
        assertRefused(report);
        report.remove("callback_token");
        world.report(Surroundings.ALPHA, report).assertRefused(409);
        Reports.workflow(report).remove("name");
        report.put("callback_token", "garbage");
        world.report(Surroundings.ALPHA, report).assertRefused(400);
    }

    @Test
    void whatEachRefusalIsCountedAs() {
        world.report(Surroundings.ALPHA, echo("13").put("callback_token", "garbage"))
                .assertRefused(403);
        assertTrue(world.http()
                .get(world.atManagementPort("/metrics"))
                .body()
                .contains("outcome=\"callback_token_invalid\",status=\"in_progress\""));
    }
}
