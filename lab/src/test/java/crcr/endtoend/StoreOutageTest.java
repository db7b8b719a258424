package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.Eventually;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreOutageTest {
    private final World world = World.start();

    @AfterEach
    void mend() {
        world.store().mend();
        world.awaitReady();
    }

    @AfterAll
    void end() {
        world.close();
    }

    @Test
    void aDeliveryIsRefusedForNowAndAcceptedWhenTheStoreIsBack() {
        Map<String, String> before = StoreContents.now();
        Webhook webhook = Payloads.openedPullRequest();
        world.store().cut();
        assertTrue(world.send(webhook).assertRefusedForNow(503).detail().contains("store"));
        assertEquals(before, StoreContents.now());

        world.store().mend();
        world.awaitReady();
        RelayAnswer accepted = world.send(webhook).assertTaken(202);
        assertEquals(
                Surroundings.DOWNSTREAMS.size(), accepted.json().path("targets").asInt());
        Eventually.holds(
                "it is dispatched",
                () -> world.dispatchesOf(webhook.delivery()).size() == Surroundings.DOWNSTREAMS.size());
    }

    @Test
    void aCallbackIsRefusedForNowReachesNobodyAndIsAcceptedWhenTheStoreIsBack() {
        String delivery = world.relayedEvent();
        Map<String, String> before = StoreContents.now();
        world.store().cut();
        RelayAnswer refused = world.report(Surroundings.ALPHA, Reports.inProgress(delivery));
        assertTrue(refused.assertRefusedForNow(503).detail().contains("store"));
        assertEquals(0, world.recordsOf(delivery).size());
        assertEquals(before, StoreContents.now());

        world.store().mend();
        world.awaitReady();
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
        assertEquals(1, world.recordsOf(delivery).size());
    }

    @Test
    void aDeliveryIsRefusedForNowWhileTheStoreHangsAndIsDispatchedOnceAllTheSame() {
        Webhook webhook = Payloads.openedPullRequest();
        world.store().stall();
        assertTrue(world.send(webhook).assertRefusedForNow(503).detail().contains("store"));

        world.store().mend();
        world.awaitReady();
        // The store may have accepted it when it went on.
        world.send(webhook).assertTaken(202);
        world.awaitNothingQueued();
        assertEquals(
                Surroundings.DOWNSTREAMS.size(),
                world.dispatchesOf(webhook.delivery()).size());
    }

    @Test
    void readinessNamesTheStoreAndLivenessDoesNotDependOnIt() {
        world.store().cut();
        RelayAnswer ready = world.http().get(world.atManagementPort("/readyz"));
        assertTrue(ready.assertRefused(503).detail().contains("store"), ready.body());
        world.http().get(world.atManagementPort("/livez")).assertTaken(200);
        assertTrue(world.http().get(world.atManagementPort("/metrics")).body().contains("crcr_store_up 0"));
    }

    @Test
    void aCallerWithoutAGoodTokenIsToldSoEvenWithoutStore() {
        world.store().cut();
        world.http()
                .report(world.atPublicPort("/github/callback"), "garbage", new byte[0])
                .assertRefused(401);
    }
}
