package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookFormTest {
    private final World world = World.start();

    @AfterAll
    void end() {
        world.close();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/x-www-form-urlencoded", "text/plain", "text/json", "application/jsonp", "json"})
    void aContentTypeIsRefusedThatIsNotJson(String type) {
        world.send(Payloads.openedPullRequest().with("Content-Type", type)).assertRefused(415);
    }

    @Test
    void aBodyWithoutContentTypeIsRefusedEvenIfItIsNoJsonEither() {
        world.send(Webhook.of("pull_request", Webhook.newDelivery(), utf8("{")).without("Content-Type"))
                .assertRefused(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "application/vnd.github+json"})
    void aContentTypeIsTakenThatIsJson(String type) {
        world.send(Payloads.openedPullRequest().with("Content-Type", type)).assertTaken(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"text\"", "null", "7", "payload=%7B%7D"})
    void aBodyIsRefusedThatIsNoJsonObjectWhateverTheEvent(String body) {
        for (String event : new String[] {"pull_request", "ping", "star"}) {
            RelayAnswer answer = world.send(Webhook.of(event, Webhook.newDelivery(), utf8(body)));
            assertTrue(answer.assertRefused(400).detail().contains("body"), answer.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Webhook.EVENT, Webhook.DELIVERY})
    void aWebhookIsRefusedThatLacksAHeaderWhichNamesIt(String header) {
        RelayAnswer answer = world.send(Payloads.openedPullRequest().without(header));
        assertTrue(answer.assertRefused(400).detail().contains(header), answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "X-GitHub-Event, Pull Request",
        "X-GitHub-Event, pull/request",
        "X-GitHub-Delivery, two words",
        "X-GitHub-Delivery, {crcr}:targets",
        "X-GitHub-Delivery, 72d3162e-cc78-11e3-81ab-4c9367dc0958-72d3162e-cc78-11e3-81ab-4c93"
    })
    void aWebhookIsRefusedWhoseNamesHaveNoSuchForm(String header, String value) {
        RelayAnswer answer = world.send(Payloads.openedPullRequest().with(header, value));
        assertTrue(answer.assertRefused(400).detail().contains(header), answer.body());
    }

    @Test
    void aPingIsAnsweredAndNoMore() {
        RelayAnswer answer =
                world.send(Webhook.of("ping", Webhook.newDelivery(), utf8("{\"zen\":\"Keep it simple.\"}")));
        assertEquals("{\"ok\":true}", answer.assertTaken(200).body());
    }

    @ParameterizedTest
    @CsvSource({
        "star, created, pytorch/pytorch",
        "projects_v2_item, edited, pytorch/pytorch",
        "check_run, completed, pytorch/pytorch",
        "pull_request, edited, pytorch/pytorch",
        "pull_request, labeled, pytorch/pytorch",
        "pull_request, OPENED, pytorch/pytorch",
        "pull_request, opened, pytorch/vision",
        "pull_request, opened, octocat/pytorch",
        "push, '', pytorch/vision"
    })
    void whatIsNotRelayedIsIgnoredWithAReasonAndLeavesNoTrace(String event, String action, String repository) {
        ObjectNode payload = Payloads.smallPullRequest().put("action", action).put("after", Payloads.PUSHED_SHA);
        payload.putObject("repository").put("full_name", repository);
        Webhook webhook = Webhook.of(event, Webhook.newDelivery(), Payloads.utf8(payload));
        RelayAnswer answer = world.send(webhook).assertTaken(200);
        assertTrue(answer.json().path("ignored").asBoolean(), answer.body());
        assertFalse(answer.json().path("reason").asText().isBlank(), answer.body());
        assertFalse(StoreContents.now().toString().contains(webhook.delivery()));
    }

    @Test
    void theUpstreamIsTheUpstreamInAnyCase() {
        ObjectNode payload = Payloads.smallPullRequest();
        payload.putObject("repository").put("full_name", "PyTorch/PYTORCH");
        world.send(Webhook.of("pull_request", Webhook.newDelivery(), Payloads.utf8(payload)))
                .assertTaken(202);
    }

    @ParameterizedTest
    @CsvSource({
        "pull_request, /action, action",
        "pull_request, /repository/full_name, repository.full_name",
        "pull_request, /repository, repository.full_name",
        "pull_request, /pull_request, pull_request.number",
        "pull_request, /pull_request/number, pull_request.number",
        "pull_request, /pull_request/head, pull_request.head.sha",
        "pull_request, /pull_request/head/sha, pull_request.head.sha",
        "push, /after, after",
    })
    void anEventIsRefusedThatWouldBeRelayedButLacksAField(String event, String pointer, String named) {
        int slash = pointer.lastIndexOf('/');
        for (boolean ofWrongType : new boolean[] {false, true}) {
            ObjectNode payload = Payloads.smallPullRequest().put("after", Payloads.PUSHED_SHA);
            ObjectNode parent = (ObjectNode) payload.at(pointer.substring(0, slash));
            String field = pointer.substring(slash + 1);
            if (ofWrongType) {
                parent.put(field, true);
            } else {
                parent.remove(field);
            }
            RelayAnswer answer = world.send(Webhook.of(event, Webhook.newDelivery(), Payloads.utf8(payload)));
            assertTrue(answer.assertRefused(400).detail().startsWith(named + " "), answer.body());
        }
    }
}
