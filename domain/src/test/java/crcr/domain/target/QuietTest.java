package crcr.domain.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The time for which the calls for an owner pause. */
final class QuietTest {
    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");
    private static final Optional<Duration> NOT_TOLD = Optional.empty();

    private static Optional<Duration> told(long seconds) {
        return Optional.of(Duration.ofSeconds(seconds));
    }

    @Test
    void nobodyIsLeftAloneUnasked() {
        assertEquals(Optional.empty(), Quiet.NONE.holdsUntil(NOW));
    }

    @Test
    void aToldTimeHoldsUntilItIsOver() {
        Quiet quiet = Quiet.NONE.asked(told(300), NOW);
        Instant end = NOW.plusSeconds(300);

        assertEquals(Optional.of(end), quiet.holdsUntil(end.minusMillis(1)));
        assertEquals(Optional.empty(), quiet.holdsUntil(end));
    }

    @Test
    void theLongestToldTimeHolds() {
        Quiet quiet = Quiet.NONE.asked(told(300), NOW);

        assertEquals(quiet, quiet.asked(told(1), NOW.plusSeconds(1)));
        assertEquals(
                Optional.of(NOW.plusSeconds(601)),
                quiet.asked(told(600), NOW.plusSeconds(1)).holdsUntil(NOW));
    }

    @Test
    void withoutAToldTimeThePausesGrowFromAMinuteToAnHour() {
        Quiet quiet = Quiet.NONE;
        Instant time = NOW;
        for (long seconds : List.of(60L, 120L, 240L, 480L, 960L, 1_920L, 3_600L, 3_600L)) {
            quiet = quiet.asked(NOT_TOLD, time);
            assertEquals(Optional.of(time.plusSeconds(seconds)), quiet.holdsUntil(time));
            time = time.plusSeconds(seconds);
        }
    }

    @Test
    void severalThatWereInFlightAreOneLimit() {
        Quiet quiet = Quiet.NONE.asked(NOT_TOLD, NOW);

        assertEquals(quiet, quiet.asked(NOT_TOLD, NOW.plusSeconds(1)));
    }

    @Test
    void aToldTimeDoesNotLengthenThePausesThatAreNotTold() {
        assertEquals(0, Quiet.NONE.asked(told(300), NOW).times());
    }

    @Test
    void aSuccessAfterItStartsThePausesOver() {
        assertEquals(Quiet.NONE, Quiet.NONE.asked(NOT_TOLD, NOW).succeeded(NOW.plusSeconds(60)));
    }

    @Test
    void aSuccessThatWasInFlightDoesNotEndIt() {
        Quiet quiet = Quiet.NONE.asked(NOT_TOLD, NOW);

        assertEquals(quiet, quiet.succeeded(NOW.plusSeconds(59)));
    }
}
