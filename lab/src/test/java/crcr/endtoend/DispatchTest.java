package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubRequest;
import crcr.lab.simulator.github.ReceivedDispatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DispatchTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final World world = World.start();

    @AfterAll
    void end() {
        world.close();
    }

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of("opened", "pull_request", Payloads.pullRequest("opened")),
                Arguments.of("reopened", "pull_request", Payloads.pullRequest("reopened")),
                Arguments.of("synchronize", "pull_request", Payloads.pullRequest("synchronize")),
                Arguments.of("closed", "pull_request", Payloads.pullRequest("closed")),
                Arguments.of("push", "push", Payloads.push()),
                Arguments.of("30 KB", "pull_request", Payloads.longPullRequest()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void anEventReachesEveryDownstreamOnceAndToTheByte(String what, String event, byte[] body) throws IOException {
        Webhook webhook = Webhook.of(event, Webhook.newDelivery(), body);
        world.send(webhook).assertTaken(202);
        world.awaitNothingQueued();

        List<ReceivedDispatch> dispatches = world.dispatchesOf(webhook.delivery());
        assertEquals(
                Surroundings.DOWNSTREAMS.stream().sorted().toList(),
                dispatches.stream().map(ReceivedDispatch::repository).sorted().toList());
        for (ReceivedDispatch dispatch : dispatches) {
            assertEquals(event, dispatch.eventType());
            JsonNode clientPayload = JSON.readTree(dispatch.clientPayload().bytes());
            assertEquals(Set.of("event_type", "delivery_id", "callback_token", "payload"), namesIn(clientPayload));
            assertEquals(event, clientPayload.path("event_type").asText());
            assertEquals(webhook.delivery(), clientPayload.path("delivery_id").asText());
            assertEquals(JSON.readTree(body), clientPayload.path("payload"));
            assertTrue(bytes(dispatch.clientPayload().bytes()).contains("\"payload\":" + bytes(body)));
        }
    }

    @Test
    void theLongEventIsAsLongAsItsName() {
        assertTrue(Payloads.longPullRequest().length > 30_000);
    }

    @Test
    void aTargetCostsOneCallOfGitHubOnceItsDownstreamIsKnown() {
        world.relayedEvent();
        int before = world.github().requests().size();
        world.relayedEvent();
        List<GitHubOperation> calls = world.github().requests().stream()
                .skip(before)
                .map(GitHubRequest::operation)
                .toList();
        assertEquals(
                Surroundings.DOWNSTREAMS.stream()
                        .map(_ -> GitHubOperation.DISPATCH)
                        .toList(),
                calls);
    }

    private static Set<String> namesIn(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    // Each byte is one character, so that texts are compared byte for byte.
    private static String bytes(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
