package crcr.application.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.recovery.RecoveryTurns.Turn;
import crcr.application.store.Race;
import crcr.application.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link RecoveryTurns} promises. A turn here is over at once, or not while a test runs. */
public interface RecoveryTurnsContract {
    /** A turn that is not over while a test runs. */
    Duration LONG = Duration.ofHours(1);

    /** A turn that is over when one has asked a few times. */
    Duration SHORT = Duration.ofMillis(1);

    /** How far a pass came. */
    Instant SEEN = Instant.parse("2026-05-04T20:48:28.123Z");

    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private RecoveryTurns turns() {
        return store().recoveryTurns();
    }

    private Turn.Taken takeWhenItIsTime(Duration every) {
        while (true) {
            if (turns().take(every) instanceof Turn.Taken taken) {
                return taken;
            }
            Thread.onSpinWait();
        }
    }

    @Test
    default void theFirstTurnIsFreeAndLooksBackAsFarAsPossible() {
        assertEquals(new Turn.Taken(Optional.empty()), turns().take(LONG));
    }

    @Test
    default void aTurnIsTakenOnceForAllProcesses() {
        turns().take(LONG);

        for (Store process : List.of(store(), store().anotherProcess())) {
            Turn.NotYet notYet =
                    assertInstanceOf(Turn.NotYet.class, process.recoveryTurns().take(LONG));
            assertTrue(notYet.untilNext().isPositive(), notYet::toString);
            assertTrue(notYet.untilNext().compareTo(LONG) <= 0, notYet::toString);
            assertEquals(Optional.empty(), notYet.lastCompleted());
        }
    }

    @Test
    default void whoTookATurnAndDiedIsFollowedWhenItsTimeIsOver() {
        turns().take(SHORT);

        assertEquals(Optional.empty(), takeWhenItIsTime(LONG).lookBackTo());
        assertInstanceOf(Turn.NotYet.class, turns().take(LONG));
    }

    @Test
    default void theNextTurnIsToldHowFarTheLastPassCame() {
        takeWhenItIsTime(SHORT);
        turns().completed(SEEN);

        assertEquals(Optional.of(SEEN), takeWhenItIsTime(SHORT).lookBackTo());

        turns().completed(SEEN.minusSeconds(1));
        assertEquals(Optional.of(SEEN.minusSeconds(1)), takeWhenItIsTime(LONG).lookBackTo());
    }

    @Test
    default void allProcessesAreToldWhenAPassWasCompleted() {
        turns().take(LONG);
        Instant at = turns().completed(SEEN);

        Turn.NotYet notYet = assertInstanceOf(
                Turn.NotYet.class, store().anotherProcess().recoveryTurns().take(LONG));
        assertEquals(Optional.of(at), notYet.lastCompleted());
    }

    @Test
    default void completingGivesNoTurnBack() {
        turns().take(LONG);
        turns().completed(SEEN);

        assertInstanceOf(Turn.NotYet.class, turns().take(LONG));
    }

    @Test
    default void ofManyConcurrentTakersOneGetsTheTurn() throws InterruptedException {
        List<RecoveryTurns> processes =
                List.of(turns(), store().anotherProcess().recoveryTurns());

        List<Turn> answers = Race.of(50, number -> processes.get(number % 2).take(LONG));

        assertEquals(
                1,
                answers.stream()
                        .filter(turn -> switch (turn) {
                            case Turn.Taken(Optional<Instant> _) -> true;
                            case Turn.NotYet _ -> false;
                        })
                        .count());
    }
}
