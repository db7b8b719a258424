package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.fixture.Eventually;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A report may be said again while HUD is away, too. */
final class RepeatedCallbackOutageTest {
    private static RelayAnswer report(World world, JsonNode report) {
        return world.report(
                0, "acme/alpha", report.toString().getBytes(StandardCharsets.UTF_8), Map.of("Idempotency-Key", "key"));
    }

    @Test
    void whatWasQueuedIsToldAgainAndDeliveredOnce() {
        try (World away = World.start()) {
            String delivery = away.relayedEvent();
            away.hud().answerNext(1_000, 503, "{}");
            RelayAnswer first = report(away, Reports.inProgress(delivery));
            RelayAnswer repeat = report(away, Reports.inProgress(delivery));
            away.hud().answerNormally();

            assertEquals(202, first.status());
            assertEquals(202, repeat.status());
            assertEquals("queued", repeat.json().path("hud").asText());
            assertTrue(repeat.json().path("duplicate").asBoolean());
            Eventually.holds(
                    "HUD has the record", () -> !away.recordsOf(delivery).isEmpty());
            assertEquals(1, away.recordsOf(delivery).size());
        }
    }
}
