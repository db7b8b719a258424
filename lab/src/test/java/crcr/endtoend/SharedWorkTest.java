package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.fixture.Eventually;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedWorkTest {
    @Test
    void theTargetsOfADeliveryAreSharedByTwoRelaysWithOneWorkerEach() {
        try (World world = World.ofTwoRelays(Map.of("MAX_DISPATCH_WORKERS", "1"))) {
            int before = world.github().requests().size();
            Gate gate = Gate.before(world.github());
            Webhook webhook = Payloads.openedPullRequest();
            world.send(0, webhook).assertTaken(202);
            Eventually.holds(
                    "both are working on it, though only one took it",
                    () -> world.github().requests().size() == before + 2);
            gate.open();
            world.awaitNothingQueued();
            assertEquals(
                    Surroundings.DOWNSTREAMS.size(),
                    world.dispatchesOf(webhook.delivery()).size());
        }
    }
}
