package crcr.domain.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.domain.callback.Patience.Next;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pauses between attempts, and their end. */
final class PatienceTest {
    private static final Duration LIFE = Duration.ofDays(3);
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(2), Duration.ofMinutes(10), LIFE);
    private static final double ALMOST_ONE = Math.nextDown(1.0);

    @ParameterizedTest
    @CsvSource({"0,2", "1,4", "2,8", "7,256", "8,512", "9,600", "10,600", "1000,600", "2147483647,600"})
    void thePausesDoubleUpToTheLongest(int attempts, int seconds) {
        assertEquals(new Next.Again(Duration.ofSeconds(seconds)), PATIENCE.after(attempts, Duration.ofMinutes(1), 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.5, 0.75})
    void chanceShortensAPauseByUpToItsHalf(double chance) {
        assertEquals(
                new Next.Again(Duration.ofMillis((long) (8_000 - 4_000 * chance))),
                PATIENCE.after(2, Duration.ZERO, chance));
    }

    @Test
    void noPauseIsShorterThanHalfOfIt() {
        Next.Again shortest = (Next.Again) PATIENCE.after(0, Duration.ZERO, ALMOST_ONE);

        assertTrue(shortest.pause().compareTo(Duration.ofSeconds(1)) >= 0, shortest::toString);
    }

    @Test
    void theLastAttemptIsMadeWhenTheLifeIsOver() {
        assertEquals(new Next.Again(Duration.ofMinutes(3)), PATIENCE.after(100, LIFE.minus(Duration.ofMinutes(3)), 0));
        assertEquals(new Next.GiveUp(), PATIENCE.after(100, LIFE, 0));
        assertEquals(new Next.GiveUp(), PATIENCE.after(0, LIFE.plusDays(1), ALMOST_ONE));
    }
}
