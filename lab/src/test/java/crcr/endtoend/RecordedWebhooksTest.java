package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crcr.lab.simulator.github.ReceivedDispatch;
import crcr.npm.NpmFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Whatever GitHub sends: the webhooks that it was seen to send, sent again.
 *
 * @see <a href="https://github.com/octokit/webhooks/tree/main/payload-examples">the recorded webhooks</a>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedWebhooksTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String UPSTREAM = "Codertocat/Hello-World";
    private static final Set<String> RELAYED_ACTIONS = Set.of("opened", "reopened", "synchronize", "closed");

    private final World world = World.with(Map.of("UPSTREAM_REPO", UPSTREAM));

    /** One of them. */
    private record Recorded(String event, JsonNode payload) {
        private Webhook webhook() {
            return Webhook.of(event, Webhook.newDelivery(), payload.toString().getBytes(StandardCharsets.UTF_8));
        }

        // docs/reference/http.md#post-githubwebhook
        private boolean isRelayed() {
            return payload.at("/repository/full_name").asText().equals(UPSTREAM)
                    && switch (event) {
                        case "push" -> true;
                        case "pull_request" ->
                            RELAYED_ACTIONS.contains(payload.path("action").asText());
                        default -> false;
                    };
        }

        private Stream<String> mismatch(RelayAnswer answer) {
            JsonNode body = answer.json();
            boolean expected = isRelayed()
                    ? answer.status() == 202 && body.path("targets").asInt() == Surroundings.DOWNSTREAMS.size()
                    : answer.status() == 200
                            && (event.equals("ping") || body.path("ignored").asBoolean());
            return expected
                    ? Stream.empty()
                    : Stream.of(event + " " + payload.path("action").asText() + ": " + answer.status() + " " + body);
        }
    }

    @AfterAll
    void end() {
        world.close();
    }

    private static List<Recorded> recorded() throws IOException {
        List<Recorded> recorded = new ArrayList<>();
        JsonNode events = JSON.readTree(NpmFolder.LAB
                .file("@octokit/webhooks-examples/api.github.com/index.json")
                .toFile());
        events.forEach(event -> event.path("examples")
                .forEach(payload -> recorded.add(new Recorded(event.path("name").asText(), payload))));
        return recorded;
    }

    @Test
    void eachIsTakenAndWhatIsRelayedArrivesAsItWas() throws IOException {
        List<String> mismatches = new ArrayList<>();
        List<Webhook> relayed = new ArrayList<>();
        List<Recorded> recorded = recorded();
        for (Recorded one : recorded) {
            Webhook webhook = one.webhook();
            one.mismatch(world.send(webhook)).forEach(mismatches::add);
            if (one.isRelayed()) {
                relayed.add(webhook);
            }
        }
        assertEquals(List.of(), mismatches);
        assertEquals(329, recorded.size());
        assertEquals(16, relayed.size());

        world.awaitNothingQueued();
        for (Webhook webhook : relayed) {
            assertArrived(webhook);
        }
        assertEquals(
                relayed.size() * Surroundings.DOWNSTREAMS.size(),
                world.github().dispatches().size());
    }

    private void assertArrived(Webhook webhook) throws IOException {
        List<ReceivedDispatch> dispatches = world.dispatchesOf(webhook.delivery());
        assertEquals(
                Surroundings.DOWNSTREAMS.stream().sorted().toList(),
                dispatches.stream().map(ReceivedDispatch::repository).sorted().toList());
        for (ReceivedDispatch dispatch : dispatches) {
            JsonNode clientPayload = JSON.readTree(dispatch.clientPayload().bytes());
            assertEquals(JSON.readTree(webhook.body().bytes()), clientPayload.path("payload"));
            assertTrue(clientPayload.path("trimmed").isMissingNode());
        }
    }
}
