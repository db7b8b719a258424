package crcr.domain.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pauses grow up to a cap. */
final class RedeliveryPausesTest {
    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "7, 320", "8, 360", "9, 360", "1000, 360"})
    void pausesGrowUpToSixHours(int times, int minutes) {
        assertEquals(Duration.ofMinutes(minutes), RedeliveryPauses.standard().after(times));
    }

    @Test
    void whatFailsForGoodCostsFewCalls() {
        RedeliveryPauses pauses = RedeliveryPauses.standard();
        int times = 0;
        Duration passed = Duration.ZERO;
        while (passed.compareTo(MissedDeliveries.REDELIVERABLE) < 0) {
            times++;
            passed = passed.plus(pauses.after(times));
        }

        assertTrue(times <= 20, "asked " + times + " times");
    }

    @Test
    void thereIsAlwaysAPause() {
        assertThrows(IllegalArgumentException.class, () -> new RedeliveryPauses(List.of()));
    }
}
