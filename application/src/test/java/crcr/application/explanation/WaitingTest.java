package crcr.application.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.domain.delivery.DeliveryId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a target waits for. */
final class WaitingTest {
    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");

    private static Optional<Instant> in(String seconds) {
        return seconds.equals("-") ? Optional.empty() : Optional.of(NOW.plusSeconds(Long.parseLong(seconds)));
    }

    // The seconds for which its owner is limited, its downstream is paused, and it waits for a retry.
    @ParameterizedTest
    @CsvSource({
        "-,  -,  -,  WaitsForWorker",
        "0,  -5, 0,  WaitsForWorker",
        "1,  -,  -,  WaitsForOwner",
        "-,  1,  -,  WaitsForPause",
        "-,  -,  1,  WaitsForRetry",
        "3,  2,  1,  WaitsForOwner",
        "1,  3,  2,  WaitsForPause",
        "1,  2,  3,  WaitsForRetry",
        "2,  2,  2,  WaitsForOwner",
        "-5, 2,  2,  WaitsForPause"
    })
    void whatLastsLongestIsToldOf(String quiet, String pause, String retry, String stage) {
        Waiting waiting = new Waiting(false, Optional.empty(), in(quiet), in(pause), in(retry));

        assertEquals(stage, waiting.stage(NOW).getClass().getSimpleName());
    }

    @Test
    void anOlderEventComesBeforeAllOfThem() {
        Optional<DeliveryId> older = Optional.of(new DeliveryId("d1"));

        assertEquals(new Stage.WaitsForOlder(older), new Waiting(true, older, in("1"), in("1"), in("1")).stage(NOW));
    }
}
