package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NoAllowlistTest {
    @Test
    void asLongAsThereIsNoAllowlistEverythingIsRefusedForNow() {
        try (World world = World.withoutAllowlist()) {
            Webhook webhook = Payloads.openedPullRequest();
            Map<String, String> before = StoreContents.now();
            assertTrue(world.send(webhook).assertRefusedForNow(503).detail().contains("allowlist"));
            RelayAnswer callback = world.report(Surroundings.ALPHA, Reports.inProgress(webhook.delivery()));
            assertTrue(callback.assertRefusedForNow(503).detail().contains("allowlist"));
            RelayAnswer ready = world.http().get(world.atManagementPort("/readyz"));
            assertTrue(ready.assertRefused(503).detail().contains("allowlist"), ready.body());
            world.http().get(world.atManagementPort("/livez")).assertTaken(200);
            assertEquals(before, StoreContents.now());

            world.publishAllowlist();
            world.awaitReady();
            RelayAnswer accepted = world.send(webhook).assertTaken(202);
            assertEquals(
                    Surroundings.DOWNSTREAMS.size(),
                    accepted.json().path("targets").asInt());
        }
    }
}
