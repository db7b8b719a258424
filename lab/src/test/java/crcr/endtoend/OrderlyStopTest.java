package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.Eventually;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class OrderlyStopTest {
    @Test
    void aRelayThatStopsIsNotReadyTakesNothingNewAndFinishesWhatItHasBegun() throws InterruptedException {
        try (World world = World.start()) {
            world.relayedEvent();
            int before = world.github().requests().size();
            Gate gate = Gate.before(world.github());
            Webhook begun = Payloads.openedPullRequest();
            world.send(begun).assertTaken(202);
            Eventually.holds(
                    "all its dispatches are on their way",
                    () -> world.github().requests().size() == before + Surroundings.DOWNSTREAMS.size());

            Thread stopping = Thread.ofVirtual().start(world::stop);
            Eventually.holds("it takes nothing new", () -> refusesConnections(world));
            RelayAnswer ready = world.http().get(world.atManagementPort("/readyz"));
            assertTrue(ready.assertRefused(503).detail().contains("stopping"), ready.body());

            gate.open();
            stopping.join();
            assertEquals(
                    Surroundings.DOWNSTREAMS.size(),
                    world.dispatchesOf(begun.delivery()).size());
            assertEquals(0, StoreContents.queued());
        }
    }

    private static boolean refusesConnections(World world) {
        try (Http afresh = new Http()) {
            afresh.get(world.atPublicPort("/"));
            return false;
        } catch (UncheckedIOException e) {
            return e.getCause() instanceof ConnectException;
        }
    }

    @Test
    void aRelayThatHasStoppedListensNoMore() {
        try (World world = World.start()) {
            world.stop();
            assertThrows(UncheckedIOException.class, () -> world.http().get(world.atManagementPort("/livez")));
        }
    }
}
