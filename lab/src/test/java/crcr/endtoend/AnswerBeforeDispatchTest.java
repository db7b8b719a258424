package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.fixture.Eventually;
import org.junit.jupiter.api.Test;

class AnswerBeforeDispatchTest {
    @Test
    void anEventIsAcceptedWhileGitHubAnswersNothing() {
        try (World world = World.start()) {
            int before = world.github().requests().size();
            Gate gate = Gate.before(world.github());
            Webhook webhook = Payloads.openedPullRequest();
            world.send(webhook).assertTaken(202);
            Eventually.holds(
                    "GitHub has been asked", () -> world.github().requests().size() > before);
            assertEquals(0, world.github().dispatches().size());
            gate.open();
            world.awaitNothingQueued();
            assertEquals(
                    Surroundings.DOWNSTREAMS.size(),
                    world.dispatchesOf(webhook.delivery()).size());
        }
    }
}
