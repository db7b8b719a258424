package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.ReceivedDispatch;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcceptedDeliveryTest {
    private final World world = World.start();

    @AfterAll
    void end() {
        world.close();
    }

    @Test
    void theAnswerNamesTheDeliveryAndCountsItsTargets() {
        Webhook webhook = Payloads.openedPullRequest();
        RelayAnswer answer = world.send(webhook).assertTaken(202);
        assertEquals(webhook.delivery(), answer.json().path("delivery_id").asText());
        assertEquals(
                Surroundings.DOWNSTREAMS.size(), answer.json().path("targets").asInt());
        assertFalse(answer.json().has("duplicate"));
    }

    @Test
    void theSameDeliveryAgainQueuesNothing() {
        Webhook webhook = Payloads.openedPullRequest();
        world.send(webhook).assertTaken(202);
        world.awaitNothingQueued();
        assertDuplicate(webhook, 0);
        world.awaitNothingQueued();
        assertEquals(
                Surroundings.DOWNSTREAMS.size(),
                world.dispatchesOf(webhook.delivery()).size());
    }

    @Test
    void theSameDeliveryAgainQueuesJustTheTargetThatFailed() {
        world.github()
                .failNext(
                        1,
                        request -> request.operation() == GitHubOperation.DISPATCH
                                && request.repository().equals(Optional.of(Surroundings.DELTA)),
                        GitHubFault.error(422, "Unprocessable Entity"));
        Webhook webhook = Payloads.openedPullRequest();
        world.send(webhook).assertTaken(202);
        world.awaitNothingQueued();
        assertFalse(repositoriesOf(webhook).contains(Surroundings.DELTA));

        assertDuplicate(webhook, 1);
        world.awaitNothingQueued();
        assertEquals(Surroundings.DELTA, repositoriesOf(webhook).getLast());
        assertEquals(Surroundings.DOWNSTREAMS.size(), repositoriesOf(webhook).size());
        assertDuplicate(webhook, 0);
    }

    private void assertDuplicate(Webhook webhook, int targets) {
        RelayAnswer answer = world.send(webhook).assertTaken(202);
        assertTrue(answer.json().path("duplicate").asBoolean(), answer.body());
        assertEquals(targets, answer.json().path("targets").asInt(-1), answer.body());
        assertEquals(webhook.delivery(), answer.json().path("delivery_id").asText());
    }

    private List<String> repositoriesOf(Webhook webhook) {
        return world.dispatchesOf(webhook.delivery()).stream()
                .map(ReceivedDispatch::repository)
                .toList();
    }
}
