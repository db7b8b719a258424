package crcr.application.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pauses between the attempts at one dispatch. */
final class DispatchBackoffTest {
    private static final int ATTEMPTS = 13;
    private static final double ALMOST_ONE = Math.nextDown(1.0);

    private static Optional<Duration> after(int attempt, double chance) {
        return DispatchingTarget.BACKOFF.after(attempt, Duration.ZERO, chance);
    }

    private static List<Duration> pauses(double chance) {
        return IntStream.range(1, ATTEMPTS)
                .mapToObj(attempt -> after(attempt, chance).orElseThrow())
                .toList();
    }

    @Test
    void theFirstPausesAreShort() {
        assertEquals(
                List.of(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20)),
                pauses(0).subList(0, 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 1_000, Integer.MAX_VALUE})
    void thereAreThirteenAttempts(int attempt) {
        assertEquals(Optional.empty(), after(attempt, 0));
        assertEquals(Optional.empty(), after(attempt, ALMOST_ONE));
    }

    @Test
    void theyLastOverAnHourWhateverChanceSays() {
        Duration total = pauses(0).stream().reduce(Duration.ZERO, Duration::plus);

        assertTrue(total.compareTo(Duration.ofHours(1)) > 0, total::toString);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.5, 0.75, 0.999_999})
    void theyGrowAndNeverExceedAQuarterOfAnHour(double chance) {
        List<Duration> pauses = pauses(chance);

        assertEquals(pauses.stream().sorted().toList(), pauses);
        assertTrue(pauses.getLast().compareTo(Duration.ofMinutes(15)) <= 0, pauses::toString);
    }

    @Test
    void chanceLengthensAPauseByUpToAHalf() {
        assertEquals(Optional.of(Duration.ofMillis(6_250)), after(1, 0.5));
        assertEquals(Optional.of(Duration.ofMillis(7_500)), after(1, ALMOST_ONE));
    }
}
