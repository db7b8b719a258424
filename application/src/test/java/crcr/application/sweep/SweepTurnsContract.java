package crcr.application.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.store.Race;
import crcr.application.store.Store;
import crcr.application.sweep.SweepTurns.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link SweepTurns} promises. */
public interface SweepTurnsContract {
    /** Longer than any test takes. */
    Duration LONG = Duration.ofHours(1);

    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private SweepTurns turns() {
        return store().sweepTurns();
    }

    private Turn.Taken taken() {
        return assertInstanceOf(Turn.Taken.class, turns().take(LONG));
    }

    @Test
    default void oneProcessOfAllHasTheTurn() {
        taken();

        for (Store process : List.of(store(), store().anotherProcess())) {
            Turn.NotYet notYet =
                    assertInstanceOf(Turn.NotYet.class, process.sweepTurns().take(LONG));
            assertTrue(notYet.untilNext().isPositive(), notYet::toString);
            assertTrue(notYet.untilNext().compareTo(LONG) <= 0, notYet::toString);
            assertEquals(Optional.empty(), notYet.lastEnded());
        }
    }

    @Test
    default void theTurnOfAProcessThatDiedIsOverWhenItsTimeIs() {
        Turn.Taken dead = taken();
        store().pass(LONG.plusMinutes(1));

        taken();

        assertFalse(turns().renew(dead, LONG));
    }

    @Test
    default void aTurnThatIsRenewedLasts() {
        Turn.Taken turn = taken();
        store().pass(Duration.ofMinutes(50));
        assertTrue(turns().renew(turn, LONG));
        store().pass(Duration.ofMinutes(50));

        assertInstanceOf(Turn.NotYet.class, turns().take(LONG));
        assertTrue(turns().renew(turn, LONG));
    }

    @Test
    default void afterATurnThereIsAPauseAndAllAreToldWhenItEnded() {
        Turn.Taken turn = taken();
        Instant at = turns().end(turn, Duration.ofMinutes(1));

        Turn.NotYet notYet = assertInstanceOf(
                Turn.NotYet.class, store().anotherProcess().sweepTurns().take(LONG));
        assertEquals(Optional.of(at), notYet.lastEnded());
        assertTrue(notYet.untilNext().compareTo(Duration.ofMinutes(1)) <= 0, notYet::toString);
        store().pass(Duration.ofMinutes(1));
        taken();
    }

    @Test
    default void whoLostTheTurnDoesNotEndThatOfAnother() {
        Turn.Taken lost = taken();
        store().pass(LONG.plusMinutes(1));
        Turn.Taken turn = taken();

        turns().end(lost, Duration.ofMillis(1));

        assertTrue(turns().renew(turn, LONG));
    }

    @Test
    default void ofManyConcurrentTakersOneGetsTheTurn() throws InterruptedException {
        List<SweepTurns> processes = List.of(turns(), store().anotherProcess().sweepTurns());

        List<Turn> answers = Race.of(50, number -> processes.get(number % 2).take(LONG));

        assertEquals(1, answers.stream().filter(Turn.Taken.class::isInstance).count());
    }
}
