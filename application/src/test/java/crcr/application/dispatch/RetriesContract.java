package crcr.application.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crcr.application.delivery.DeliveryLedger.Acceptance;
import crcr.application.dispatch.TargetQueue.Begun;
import crcr.application.dispatch.TargetQueue.PutOff;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link TargetQueue} promises of attempts that failed. */
public interface RetriesContract {
    /** How long the retries here wait. */
    Duration PAUSE = Duration.ofMinutes(5);

    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private Scene scene() {
        return new Scene(store());
    }

    private TargetQueue queue() {
        return store().targets();
    }

    private int attempt(Target target) {
        return assertInstanceOf(Begun.Ready.class, queue().begin(target))
                .dispatch()
                .attempt();
    }

    // What is put off.

    @Test
    default void whatIsPutOffDoesNotComeBeforeItIsDue() {
        assertEquals(new PutOff.Scheduled(), queue().later(scene().begin("d1", "a/one"), "timed out", PAUSE));

        store().pass(PAUSE.minusMinutes(1));
        queue().revive(true);
        scene().assertNothingWaits();
    }

    @Test
    default void whatIsPutOffComesOnceWhenItIsDue() {
        Target first = scene().begin("d1", "a/one");
        queue().later(first, "timed out", PAUSE);

        store().pass(PAUSE);
        assertEquals(0, queue().revive(false).size(), "nothing was taken from anybody");
        Target again = scene().claim(1).getFirst();
        assertEquals(first.delivery(), again.delivery());
        assertEquals(first.downstream(), again.downstream());
        queue().revive(false);
        scene().assertNothingWaits();
    }

    @Test
    default void anotherProcessBringsItBackAsWell() {
        queue().later(scene().begin("d1", "a/one"), "timed out", PAUSE);

        store().pass(PAUSE);
        Store other = store().anotherProcess();
        other.targets().revive(false);
        assertEquals(2, attempt(new Scene(other).claim(1).getFirst()));
    }

    @Test
    default void theAttemptsAreCounted() {
        scene().accept("d1", "a/one");
        for (int attempt = 1; attempt <= 4; attempt++) {
            Target target = scene().claim(1).getFirst();
            assertEquals(attempt, attempt(target));
            queue().later(target, "timed out", PAUSE);
            store().pass(PAUSE);
            queue().revive(false);
        }
    }

    @Test
    default void whatIsPutOffStillCountsAsOpen() {
        queue().later(scene().begin("d1", "a/one"), "timed out", PAUSE);
        assertEquals(new Store.Depth(1, 0), store().depth());

        store().pass(PAUSE);
        queue().revive(false);
        assertEquals(new Store.Depth(1, 0), store().depth());
        queue().succeeded(scene().beginNext());
        assertEquals(new Store.Depth(0, 0), store().depth());
    }

    @Test
    default void theSameDeliveryQueuesNothingWhileItsTargetIsPutOff() {
        queue().later(scene().begin("d1", "a/one"), "timed out", PAUSE);

        assertEquals(new Acceptance.Repeated(0), scene().accept("d1", "a/one"));
        scene().assertNothingWaits();
    }

    @Test
    default void puttingOffTwiceIsPuttingOffOnce() {
        Target target = scene().begin("d1", "a/one");
        queue().later(target, "timed out", PAUSE);
        store().pass(PAUSE);
        queue().revive(false);
        Target again = scene().beginNext();

        assertEquals(new PutOff.Scheduled(), queue().later(target, "timed out", Duration.ZERO));
        queue().revive(false);
        scene().assertNothingWaits();
        queue().succeeded(again);
        assertEquals(new Store.Depth(0, 0), store().depth());
    }

    @Test
    default void downstreamsAreRetriedEachOnItsOwn() {
        scene().accept("d1", "a/one", "b/two");
        queue().later(scene().beginNext(), "timed out", PAUSE);

        queue().succeeded(scene().beginNext());
        store().pass(PAUSE);
        queue().revive(false);
        queue().succeeded(scene().beginNext());
        assertEquals(new Store.Depth(0, 0), store().depth());
    }

    // What is dead.

    @Test
    default void whatIsDeadIsOffTheQueueAndCounted() {
        queue().dead(scene().begin("d1", "a/one"), "404 Not Found");

        assertEquals(new Store.Depth(0, 1), store().depth());
        store().pass(Duration.ofHours(1));
        queue().revive(true);
        scene().assertNothingWaits();
    }

    @Test
    default void whatIsDeadTwiceIsCountedOnce() {
        Target target = scene().begin("d1", "a/one");
        queue().dead(target, "404 Not Found");
        queue().dead(target, "404 Not Found");

        assertEquals(new Store.Depth(0, 1), store().depth());
    }

    @Test
    default void theSameDeliveryRaisesTheDeadFromTheirFirstAttempt() {
        Target target = scene().begin("d1", "a/one");
        queue().later(target, "timed out", PAUSE);
        store().pass(PAUSE);
        queue().revive(false);
        queue().dead(scene().beginNext(), "404 Not Found");

        assertEquals(new Acceptance.Repeated(1), scene().accept("d1", "a/one"));
        assertEquals(new Store.Depth(1, 0), store().depth());
        assertEquals(1, attempt(scene().claim(1).getFirst()));
    }

    @Test
    default void aDeathThatIsToldAgainDoesNotEndWhatHasRisen() {
        Target target = scene().begin("d1", "a/one");
        queue().dead(target, "404 Not Found");
        scene().accept("d1", "a/one");
        Target risen = scene().beginNext();

        queue().dead(target, "404 Not Found");

        assertEquals(new Store.Depth(1, 0), store().depth());
        queue().succeeded(risen);
        assertEquals(new Store.Depth(0, 0), store().depth());
    }

    @Test
    default void aRisenOneSupersedesNothing() {
        scene().accept(Scene.pullRequest("d1", "synchronize", 1), "a/one");
        queue().dead(scene().beginNext(), "404 Not Found");
        scene().accept(Scene.pullRequest("d2", "opened", 1), "a/one");
        Target retried = scene().beginNext();

        scene().accept(Scene.pullRequest("d1", "synchronize", 1), "a/one");

        assertEquals(new PutOff.Scheduled(), queue().later(retried, "timed out", PAUSE));
        assertEquals(new Store.Depth(2, 0), store().depth());
    }

    @Test
    default void aRisenOneGoesBehindWhatWasAcceptedMeanwhile() {
        scene().accept(Scene.pullRequest("d1", "synchronize", 1), "a/one");
        queue().dead(scene().beginNext(), "404 Not Found");
        scene().accept(Scene.pullRequest("d2", "opened", 1), "a/one");
        Target second = scene().claim(1).getFirst();
        scene().accept(Scene.pullRequest("d1", "synchronize", 1), "a/one");

        scene().deferNext();
        attempt(second);
        queue().succeeded(second);
        assertEquals(List.of("d1"), List.of(scene().beginNext().delivery().value()));
    }
}
