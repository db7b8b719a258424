package crcr.domain.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pauses between attempts, and their end. */
final class BackoffTest {
    private static final Duration LIFE = Duration.ofDays(3);
    private static final Backoff DOUBLING = Backoff.doubling(Duration.ofSeconds(2), Duration.ofMinutes(10));
    private static final Backoff SHORTENED = DOUBLING.shortenedByUpTo(0.5).within(LIFE);
    private static final double ALMOST_ONE = Math.nextDown(1.0);

    @ParameterizedTest
    @CsvSource({"1,2", "2,4", "3,8", "8,256", "9,512", "10,600", "11,600", "1000,600", "2147483646,600"})
    void thePausesDoubleUpToTheLongest(int failed, int seconds) {
        assertEquals(Optional.of(Duration.ofSeconds(seconds)), SHORTENED.after(failed, Duration.ofMinutes(1), 0));
        assertEquals(
                Optional.of(Duration.ofSeconds(seconds)), DOUBLING.after(failed, Duration.ofDays(999), ALMOST_ONE));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.5, 0.75})
    void chanceShortensAPauseByUpToThatShare(double chance) {
        assertEquals(
                Optional.of(Duration.ofMillis((long) (8_000 - 4_000 * chance))),
                SHORTENED.after(3, Duration.ZERO, chance));
    }

    @Test
    void noPauseIsShortenedByMore() {
        Duration shortest = SHORTENED.after(1, Duration.ZERO, ALMOST_ONE).orElseThrow();

        assertTrue(shortest.compareTo(Duration.ofSeconds(1)) >= 0, shortest::toString);
    }

    @Test
    void chanceLengthensAPauseByUpToThatShare() {
        Backoff lengthened = DOUBLING.lengthenedByUpTo(0.5);

        assertEquals(Optional.of(Duration.ofSeconds(2)), lengthened.after(1, Duration.ZERO, 0));
        assertEquals(Optional.of(Duration.ofMillis(2_500)), lengthened.after(1, Duration.ZERO, 0.5));
        assertEquals(Optional.of(Duration.ofSeconds(3)), lengthened.after(1, Duration.ZERO, ALMOST_ONE));
    }

    @Test
    void theLastAttemptIsMadeWhenTheLifeIsOver() {
        assertEquals(Optional.of(Duration.ofMinutes(3)), SHORTENED.after(101, LIFE.minus(Duration.ofMinutes(3)), 0));
        assertEquals(Optional.empty(), SHORTENED.after(101, LIFE, 0));
        assertEquals(Optional.empty(), SHORTENED.after(1, LIFE.plusDays(1), ALMOST_ONE));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 1_000, Integer.MAX_VALUE})
    void noAttemptFollowsTheLast(int failed) {
        assertEquals(Optional.empty(), DOUBLING.atMost(13).after(failed, Duration.ZERO, 0));
        assertTrue(DOUBLING.atMost(13).after(12, Duration.ZERO, 0).isPresent());
    }

    @Test
    void whatGrowsEndsWithTheLongest() {
        assertEquals(
                List.of(Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(3)),
                Backoff.doubling(Duration.ofHours(1), Duration.ofHours(3)).growing());
        assertEquals(
                List.of(Duration.ofHours(1)),
                Backoff.doubling(Duration.ofHours(1), Duration.ofHours(1)).growing());
    }

    @Test
    void thereIsAlwaysAPause() {
        assertThrows(IllegalArgumentException.class, () -> Backoff.doubling(Duration.ZERO, LIFE));
        assertThrows(IllegalArgumentException.class, () -> Backoff.doubling(LIFE, Duration.ofSeconds(1)));
    }
}
