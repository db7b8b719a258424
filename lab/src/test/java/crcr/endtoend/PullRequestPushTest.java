package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A push of {@code ciflow/trunk/<number>} is an event of that pull request, through the real ports. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PullRequestPushTest {
    private final World world = World.start();
    private final Operator operator = Operator.of(world);

    @AfterAll
    void end() {
        world.close();
    }

    private static Webhook push(String ref, boolean deleted) {
        ObjectNode payload = Payloads.smallPullRequest();
        payload.remove(List.of("action", "pull_request"));
        payload.put("ref", ref).put("deleted", deleted).put("after", Payloads.PUSHED_SHA);
        return Webhook.of("push", Webhook.newDelivery(), Payloads.utf8(payload));
    }

    private JsonNode recordOf(Webhook push) {
        world.send(push).assertTaken(202);
        world.awaitNothingQueued();
        world.report(Surroundings.ALPHA, Reports.inProgress(push.delivery())).assertTaken(200);
        return world.recordsOf(push.delivery()).getFirst().json().at("/trusted/dispatch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"refs/tags/ciflow/trunk/31", "refs/heads/ciflow/trunk/31"})
    void itsDispatchRecordHasTheNumberAndTheCommit(String ref) {
        JsonNode dispatch = recordOf(push(ref, false));

        assertEquals("push", dispatch.path("event_type").asText());
        assertEquals(31, dispatch.path("pr_number").asInt());
        assertEquals(Payloads.PUSHED_SHA, dispatch.path("head_sha").asText());
    }

    @ParameterizedTest
    @CsvSource({"refs/tags/ciflow/trunk/32, true", "refs/tags/ciflow/crcr/32, false", "refs/heads/main, false"})
    void anotherPushHasNoPullRequest(String ref, boolean deleted) {
        assertTrue(recordOf(push(ref, deleted)).path("pr_number").isNull());
    }

    @Test
    void itIsFoundByTheNumber() {
        Webhook push = push("refs/tags/ciflow/trunk/33", false);
        world.send(push).assertTaken(202);

        String told = operator.why(Surroundings.ALPHA, "--pr", "33").out();

        assertTrue(told.contains("delivery " + push.delivery() + " (push, #33, 6113728)"), told);
    }

    @Test
    void itIsInOneLaneWithThePullRequestsOtherEvents() {
        world.github()
                .failNext(
                        1,
                        request -> request.operation() == GitHubOperation.DISPATCH
                                && request.repository()
                                        .filter(Surroundings.ALPHA::equals)
                                        .isPresent(),
                        GitHubFault.error(502, "Bad Gateway"));
        Webhook push = push("refs/tags/ciflow/trunk/34", false);
        world.send(push).assertTaken(202);
        Eventually.holds(
                "it is to be tried again", () -> outcome(push.delivery()).equals("retrying"));

        ObjectNode newer = Payloads.smallPullRequest().put("action", "synchronize");
        newer.withObject("/pull_request").put("number", 34);
        world.send(Webhook.of("pull_request", Webhook.newDelivery(), Payloads.utf8(newer)))
                .assertTaken(202);

        assertEquals("superseded", outcome(push.delivery()));
    }

    private String outcome(String delivery) {
        return operator.get("/why?repo=" + Surroundings.ALPHA + "&delivery=" + delivery)
                .assertTaken(200)
                .json()
                .at("/deliveries/0/outcome")
                .asText();
    }

    @Test
    void itsCallbackTokenIsBoundToWhatItMovedItsRefTo() {
        Webhook push = push("refs/tags/ciflow/trunk/35", false);
        world.send(push).assertTaken(202);
        world.awaitNothingQueued();
        ObjectNode report = CallbackTokenTest.clientPayload(world, push.delivery(), Surroundings.ALPHA);
        report.set("workflow", Reports.workflow(Reports.inProgress(push.delivery())));
        ObjectNode changed = report.deepCopy();
        changed.withObject("/payload").put("after", Payloads.HEAD_SHA);

        RelayAnswer refused = world.report(Surroundings.ALPHA, changed).assertRefused(403);
        assertTrue(refused.detail().startsWith("payload.after "), refused::detail);
        world.report(Surroundings.ALPHA, report).assertTaken(200);
    }
}
