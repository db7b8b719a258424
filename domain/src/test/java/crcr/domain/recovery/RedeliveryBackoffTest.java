package crcr.domain.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pauses before a missed delivery is asked for again. */
final class RedeliveryBackoffTest {
    private static Duration pauseAfter(int times) {
        return MissedDeliveries.BACKOFF.after(times, Duration.ZERO, 0).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "7, 320", "8, 360", "9, 360", "1000, 360"})
    void pausesGrowUpToSixHours(int times, int minutes) {
        assertEquals(Duration.ofMinutes(minutes), pauseAfter(times));
    }

    @Test
    void whatFailsForGoodCostsFewCalls() {
        int times = 0;
        Duration passed = Duration.ZERO;
        while (passed.compareTo(MissedDeliveries.REDELIVERABLE) < 0) {
            times++;
            passed = passed.plus(pauseAfter(times));
        }

        assertTrue(times <= 20, "asked " + times + " times");
    }
}
