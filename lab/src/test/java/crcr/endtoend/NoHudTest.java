package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NoHudTest {
    @Test
    void withoutAHudNothingIsSentAndTheJobMovesAllTheSame() {
        try (World world = World.with(Map.of("HUD_API_URL", "", "HUD_BOT_KEY", ""))) {
            String delivery = world.relayedEvent();
            RelayAnswer answer = world.report(Surroundings.ALPHA, Reports.inProgress(delivery));
            assertEquals(
                    "{\"ok\":true,\"status\":\"in_progress\",\"hud\":\"skipped\"}",
                    answer.assertTaken(200).body());
            world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertRefused(409);
            world.report(Surroundings.ALPHA, Reports.completed(delivery)).assertTaken(200);
            assertEquals(0, world.hud().requests());
        }
    }
}
