package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.github.ReceivedDispatch;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Events that do not fit into a dispatch as they are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargePayloadTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final World world = World.start();

    @AfterAll
    void end() {
        world.close();
    }

    private List<ReceivedDispatch> dispatchesOf(byte[] body) {
        Webhook webhook = Webhook.of("pull_request", Webhook.newDelivery(), body);
        world.send(webhook).assertTaken(202);
        world.awaitNothingQueued();
        return world.dispatchesOf(webhook.delivery());
    }

    @Test
    void aPullRequestWithAVeryLongDescriptionReachesEveryDownstreamAndSaysWhatIsMissing() throws IOException {
        ObjectNode body = (ObjectNode) JSON.readTree(Payloads.pullRequest("opened"));
        ((ObjectNode) body.path("pull_request")).put("body", "Ausführlich 速い 😀. ".repeat(2_800));

        List<ReceivedDispatch> dispatches = dispatchesOf(Payloads.utf8(body));

        assertEquals(Surroundings.DOWNSTREAMS.size(), dispatches.size());
        for (ReceivedDispatch dispatch : dispatches) {
            assertTrue(dispatch.clientPayload().bytes().length <= 65_535);
            JsonNode clientPayload = JSON.readTree(dispatch.clientPayload().bytes());
            assertEquals(
                    List.of("/pull_request/url", "/pull_request/body"),
                    clientPayload
                            .path("trimmed")
                            .valueStream()
                            .map(JsonNode::asText)
                            .toList());
            JsonNode pullRequest = clientPayload.at("/payload/pull_request");
            assertTrue(pullRequest.path("body").asText().startsWith("Ausführlich 速い 😀. "));
            assertTrue(pullRequest.path("body").asText().endsWith("[cut by the relay]"));
            ObjectNode sent = (ObjectNode) pullRequest.deepCopy();
            ObjectNode original = (ObjectNode) body.path("pull_request").deepCopy();
            assertEquals(original.without(List.of("url", "body")), sent.<ObjectNode>without(List.of("url", "body")));
        }
    }

    @Test
    void oneThatIsTooLargeWithoutEverythingElseBecomesADeadLetterThatSaysIt() throws IOException {
        ObjectNode body = (ObjectNode) JSON.readTree(Payloads.pullRequest("opened"));
        ArrayNode labels = (ArrayNode) body.at("/pull_request/labels");
        IntStream.range(0, 5_000).forEach(i -> labels.addObject().put("name", "module: " + i));

        assertEquals(List.of(), dispatchesOf(Payloads.utf8(body)));

        String letters =
                world.http().get(world.atManagementPort("/dead-letters")).body();
        assertTrue(
                letters.contains(
                        "422 client_payload is too large: what must stay (numbers, SHAs, refs, labels and names) needs"),
                letters);
    }
}
