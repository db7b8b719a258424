package crcr.application.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.dispatch.TargetRecords.Begun;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link TargetQueue} promises of owners that GitHub limits, and of downstreams that keep failing. */
public interface PausesContract {
    /** How long GitHub asks to wait here. */
    Duration TOLD = Duration.ofMinutes(5);

    /** After so many failures in a row a downstream is paused. */
    int PATIENCE = 5;

    /** The first pause of a downstream. */
    Duration FIRST_BREAK = Duration.ofSeconds(30);

    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private Scene scene() {
        return new Scene(store());
    }

    private TargetQueue queue() {
        return store().targets();
    }

    private TargetRecords records() {
        return store().targetRecords();
    }

    private void pass(Duration time) {
        store().pass(time);
        queue().revive(false);
    }

    /** Whole seconds, as the store's own clock goes on. */
    private static void assertAbout(long seconds, Duration time) {
        assertTrue(
                Math.abs(Duration.ofSeconds(seconds).minus(time).toMillis()) < 10_000,
                () -> time + " is not about " + seconds + " s");
    }

    // Owners.

    @Test
    default void nothingOfThatOwnerBeginsBeforeTheTimeIsOver() {
        scene().accept("d1", "a/one", "A/two");
        Target limited = scene().beginNext();

        assertAbout(TOLD.toSeconds(), records().quiet(limited, "429", Optional.of(TOLD)));

        scene().deferNext();
        scene().accept("d2", "a/three");
        scene().deferNext();
        pass(TOLD.minusMinutes(1));
        scene().assertNothingWaits();

        pass(Duration.ofMinutes(1));
        for (int target = 0; target < 3; target++) {
            records().succeeded(scene().beginNext());
        }
        assertEquals(new Store.Depth(0, 0), store().depth());
    }

    @Test
    default void otherProcessesLeaveItAloneAsWell() {
        records().quiet(scene().begin("d1", "a/one"), "429", Optional.of(TOLD));

        Store other = store().anotherProcess();
        new Scene(other).accept("d2", "a/two");
        new Scene(other).deferNext();
    }

    @Test
    default void otherOwnersAreNotConcerned() {
        records().quiet(scene().begin("d1", "a/one"), "429", Optional.of(TOLD));

        scene().begin("d2", "b/one");
        scene().begin("d3", "aa/one");
    }

    @Test
    default void theLimitedAttemptDoesNotCount() {
        records().quiet(scene().begin("d1", "a/one"), "429", Optional.of(TOLD));
        pass(TOLD);

        Target again = scene().claim(1).getFirst();
        assertEquals(
                1,
                assertInstanceOf(Begun.Ready.class, records().begin(again))
                        .dispatch()
                        .attempt());
    }

    @Test
    default void aLimitIsNoFailureOfTheDownstream() {
        scene().accept("d0", "a/one");
        for (int time = 0; time < 2 * PATIENCE; time++) {
            records().quiet(scene().beginNext(), "429", Optional.of(TOLD));
            pass(TOLD);
        }
        scene().beginNext();
        scene().begin("d1", "a/one");
    }

    @Test
    default void withoutAToldTimeThePausesGrowFromAMinuteToAnHour() {
        scene().accept("d1", "a/one");
        for (long seconds : List.of(60L, 120L, 240L, 480L, 960L, 1_920L, 3_600L, 3_600L)) {
            Duration wait = records().quiet(scene().beginNext(), "403", Optional.empty());
            assertAbout(seconds, wait);
            pass(wait);
        }
    }

    @Test
    default void severalThatAreLimitedAtOnceAreOneLimit() {
        scene().accept("d1", "a/one", "a/two", "a/three");
        List<Target> inFlight = List.of(scene().beginNext(), scene().beginNext(), scene().beginNext());

        inFlight.forEach(target -> assertAbout(60, records().quiet(target, "403", Optional.empty())));
    }

    @Test
    default void theLongestToldTimeHolds() {
        scene().accept("d1", "a/one", "a/two");
        Target first = scene().beginNext();
        Target second = scene().beginNext();
        records().quiet(first, "429", Optional.of(TOLD));

        assertAbout(TOLD.toSeconds(), records().quiet(second, "429", Optional.of(Duration.ofSeconds(1))));
    }

    @Test
    default void aSuccessStartsThePausesOver() {
        scene().accept("d1", "a/one");
        for (long seconds : List.of(60L, 120L)) {
            Duration wait = records().quiet(scene().beginNext(), "403", Optional.empty());
            assertAbout(seconds, wait);
            pass(wait);
        }
        records().succeeded(scene().beginNext());

        assertAbout(60, records().quiet(scene().begin("d2", "a/one"), "403", Optional.empty()));
    }

    @Test
    default void aSuccessThatWasInFlightMeanwhileDoesNotEndTheQuiet() {
        scene().accept("d1", "a/one", "a/two");
        Target first = scene().beginNext();
        Target second = scene().beginNext();
        records().quiet(first, "429", Optional.of(TOLD));

        records().succeeded(second);

        scene().accept("d2", "a/three");
        scene().deferNext();
    }

    // Downstreams.

    /** Lets a downstream fail so often, each time with another delivery. */
    private void fail(int times, String downstream) {
        for (int time = 0; time < times; time++) {
            records().later(scene().begin("f" + time + downstream.replace('/', '-'), downstream), "502", TOLD);
        }
    }

    @Test
    default void aDownstreamThatKeepsFailingIsPaused() {
        fail(PATIENCE, "a/one");

        scene().accept("d1", "a/one");
        scene().deferNext();
        scene().assertNothingWaits();
        assertEquals(new Store.Depth(PATIENCE + 1, 0), store().depth());
    }

    @Test
    default void aDownstreamThatFailsLessIsNotPaused() {
        fail(PATIENCE - 1, "a/one");

        scene().begin("d1", "a/one");
    }

    @Test
    default void aSuccessInBetweenStartsTheCountOver() {
        fail(PATIENCE - 1, "a/one");
        records().succeeded(scene().begin("d1", "a/one"));
        records().later(scene().begin("d2", "a/one"), "502", TOLD);

        scene().begin("d3", "a/one");
    }

    @Test
    default void otherDownstreamsOfTheSameOwnerAreNotPaused() {
        fail(PATIENCE, "a/one");

        scene().begin("d1", "a/two");
    }

    @Test
    default void afterThePauseOneTriesAndTheOthersWaitForIt() {
        fail(PATIENCE, "a/one");
        scene().accept("d1", "a/one");
        scene().deferNext();
        pass(FIRST_BREAK);

        Target probe = scene().beginNext();
        scene().accept("d2", "a/one");
        scene().deferNext();

        records().succeeded(probe);
        scene().begin("d3", "a/one");
        pass(store().lease());
        assertEquals("d2", scene().beginNext().delivery().value());
    }

    @Test
    default void aProbeThatFailsLengthensThePause() {
        fail(PATIENCE, "a/one");
        pass(FIRST_BREAK);
        records().later(scene().begin("d1", "a/one"), "502", TOLD);

        scene().accept("d2", "a/one");
        scene().deferNext();
        pass(FIRST_BREAK);
        scene().assertNothingWaits();
        pass(FIRST_BREAK);
        scene().beginNext();
    }

    @Test
    default void aProbeThatIsRefusedLetsTheNextOneTry() {
        fail(PATIENCE, "a/one");
        store().pass(FIRST_BREAK);
        records().dead(scene().begin("d1", "a/one"), "422");

        Target next = scene().begin("d2", "a/one");
        scene().accept("d3", "a/one");
        scene().deferNext();
        records().succeeded(next);
        scene().begin("d4", "a/one");
    }

    @Test
    default void whatWasInFlightWhenThePauseBeganDoesNotLengthenIt() {
        for (int number = 0; number < 20; number++) {
            scene().accept("d" + number, "a/one");
        }
        List<Target> inFlight = scene().claim(20);
        inFlight.forEach(target -> assertInstanceOf(Begun.Ready.class, records().begin(target)));
        inFlight.forEach(target -> records().later(target, "502", TOLD));

        pass(FIRST_BREAK);
        scene().begin("d20", "a/one");
    }

    @Test
    default void whoWaitsForAnOlderEventDoesNotTryThePausedDownstream() {
        fail(PATIENCE, "a/one");
        scene().accept(Scene.pullRequest("d1", "opened", 1), "a/one");
        scene().accept(Scene.pullRequest("d2", "synchronize", 1), "a/one");
        Target older = scene().claim(1).getFirst();
        Target newer = scene().claim(1).getFirst();
        store().pass(FIRST_BREAK);

        assertEquals(new Begun.Deferred(), records().begin(newer));
        assertInstanceOf(Begun.Ready.class, records().begin(older));
    }
}
