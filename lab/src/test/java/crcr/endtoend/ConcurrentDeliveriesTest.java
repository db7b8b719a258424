package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.application.store.Race;
import crcr.lab.simulator.github.ReceivedDispatch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConcurrentDeliveriesTest {
    private static final int SENDERS = 50;

    private final World world = World.ofTwoRelays(Map.of());

    @AfterAll
    void end() {
        world.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {1, 2})
    void ofManySendsOfOneDeliveryToSoManyRelaysOneIsDispatched(int relays) throws InterruptedException {
        Webhook webhook = Payloads.openedPullRequest();
        List<RelayAnswer> answers = Race.of(SENDERS, number -> world.send(number % relays, webhook));
        answers.forEach(answer -> answer.assertTaken(202));
        assertEquals(
                1,
                answers.stream()
                        .filter(answer -> !answer.json().has("duplicate"))
                        .count());
        world.awaitNothingQueued();
        assertEachDownstreamReachedOnce(webhook);
    }

    @Test
    void manyDeliveriesAtATimeAreAllDispatchedOnce() throws InterruptedException {
        List<Webhook> webhooks = Race.of(SENDERS, number -> {
            Webhook webhook = Payloads.openedPullRequest();
            world.send(number % 2, webhook).assertTaken(202);
            return webhook;
        });
        world.awaitNothingQueued();
        webhooks.forEach(this::assertEachDownstreamReachedOnce);
    }

    private void assertEachDownstreamReachedOnce(Webhook webhook) {
        assertEquals(
                Surroundings.DOWNSTREAMS.stream().sorted().toList(),
                world.dispatchesOf(webhook.delivery()).stream()
                        .map(ReceivedDispatch::repository)
                        .sorted()
                        .toList());
    }
}
