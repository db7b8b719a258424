package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.lab.simulator.github.ReceivedDispatch;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedDispatchTest {
    @Test
    void aDownstreamWithoutTheAppEndsRefusedAndHoldsUpNobody() {
        try (World world = World.start()) {
            world.github().uninstall(Surroundings.ALPHA);
            Webhook webhook = Payloads.openedPullRequest();
            world.send(webhook).assertTaken(202);
            world.awaitNothingQueued();
            assertEquals(
                    List.of(Surroundings.BETA, Surroundings.DELTA, Surroundings.TRIGGERED, Surroundings.NPU),
                    world.dispatchesOf(webhook.delivery()).stream()
                            .map(ReceivedDispatch::repository)
                            .sorted()
                            .toList());
            String metrics =
                    world.http().get(world.atManagementPort("/metrics")).body();
            assertTrue(metrics.contains("crcr_dispatches_total{outcome=\"dead\",repo=\"acme/alpha\"} 1"), metrics);

            RelayAnswer callback = world.report(Surroundings.ALPHA, Reports.inProgress(webhook.delivery()));
            assertTrue(callback.assertRefused(409).detail().contains("no dispatch"), callback.body());

            world.github().install(Surroundings.ALPHA);
            RelayAnswer again = world.send(webhook).assertTaken(202);
            assertEquals(1, again.json().path("targets").asInt());
            world.awaitNothingQueued();
            world.report(Surroundings.ALPHA, Reports.inProgress(webhook.delivery()))
                    .assertTaken(200);
        }
    }
}
