package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallbackLimitTest {
    // So few that none is added while the test runs.
    private static final int PER_MINUTE = 4;

    @Test
    void aMinutesWorthMayComeAtOnceAndNoMore() {
        try (World world = World.with(Map.of("RATE_LIMIT_PER_MIN", Integer.toString(PER_MINUTE)))) {
            String delivery = world.relayedEvent();
            world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
            IntStream.range(1, PER_MINUTE)
                    .forEach(_ ->
                            world.report(Surroundings.ALPHA, new byte[] {'{'}).assertRefused(400));

            Map<String, String> before = StoreContents.now();
            world.report(Surroundings.ALPHA, Reports.completed(delivery)).assertRefusedForNow(429);
            world.report(Surroundings.ALPHA, new byte[] {'{'}).assertRefusedForNow(429);
            assertEquals(before, StoreContents.now());
            assertEquals(1, world.recordsOf(delivery).size());

            world.report(Surroundings.BETA, Reports.inProgress(delivery)).assertTaken(200);
        }
    }
}
