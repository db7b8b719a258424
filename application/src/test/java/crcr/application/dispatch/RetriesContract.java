package crcr.application.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crcr.application.delivery.DeliveryLedger.Acceptance;
import crcr.application.dispatch.TargetRecords.Begun;
import crcr.application.dispatch.TargetRecords.PutOff;
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

    private TargetRecords records() {
        return store().targetRecords();
    }

    private int attempt(Target target) {
        return assertInstanceOf(Begun.Ready.class, records().begin(target))
                .dispatch()
                .attempt();
    }

    // What is put off.

    @Test
    default void whatIsPutOffDoesNotComeBeforeItIsDue() {
        assertEquals(new PutOff.Scheduled(), records().later(scene().begin("d1", "a/one"), "timed out", PAUSE));

        store().pass(PAUSE.minusMinutes(1));
        queue().revive(true);
        scene().assertNothingWaits();
    }

    @Test
    default void whatIsPutOffComesOnceWhenItIsDue() {
        Target first = scene().begin("d1", "a/one");
        records().later(first, "timed out", PAUSE);

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
        records().later(scene().begin("d1", "a/one"), "timed out", PAUSE);

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
            records().later(target, "timed out", PAUSE);
            store().pass(PAUSE);
            queue().revive(false);
        }
    }

    @Test
    default void whatIsPutOffStillCountsAsOpen() {
        records().later(scene().begin("d1", "a/one"), "timed out", PAUSE);
        assertEquals(new Store.Depth(1, 0), store().depth());

        store().pass(PAUSE);
        queue().revive(false);
        assertEquals(new Store.Depth(1, 0), store().depth());
        records().succeeded(scene().beginNext());
        assertEquals(new Store.Depth(0, 0), store().depth());
    }

    @Test
    default void theSameDeliveryQueuesNothingWhileItsTargetIsPutOff() {
        records().later(scene().begin("d1", "a/one"), "timed out", PAUSE);

        assertEquals(new Acceptance.Repeated(0), scene().accept("d1", "a/one"));
        scene().assertNothingWaits();
    }

    @Test
    default void puttingOffTwiceIsPuttingOffOnce() {
        Target target = scene().begin("d1", "a/one");
        records().later(target, "timed out", PAUSE);
        store().pass(PAUSE);
        queue().revive(false);
        Target again = scene().beginNext();

        assertEquals(new PutOff.Scheduled(), records().later(target, "timed out", Duration.ZERO));
        queue().revive(false);
        scene().assertNothingWaits();
        records().succeeded(again);
        assertEquals(new Store.Depth(0, 0), store().depth());
    }

    @Test
    default void downstreamsAreRetriedEachOnItsOwn() {
        scene().accept("d1", "a/one", "b/two");
        records().later(scene().beginNext(), "timed out", PAUSE);

        records().succeeded(scene().beginNext());
        store().pass(PAUSE);
        queue().revive(false);
        records().succeeded(scene().beginNext());
        assertEquals(new Store.Depth(0, 0), store().depth());
    }

    // What is dead.

    @Test
    default void whatIsDeadIsOffTheQueueAndCounted() {
        records().dead(scene().begin("d1", "a/one"), "404 Not Found");

        assertEquals(new Store.Depth(0, 1), store().depth());
        store().pass(Duration.ofHours(1));
        queue().revive(true);
        scene().assertNothingWaits();
    }

    @Test
    default void whatIsDeadTwiceIsCountedOnce() {
        Target target = scene().begin("d1", "a/one");
        records().dead(target, "404 Not Found");
        records().dead(target, "404 Not Found");

        assertEquals(new Store.Depth(0, 1), store().depth());
    }

    @Test
    default void theSameDeliveryRaisesTheDeadFromTheirFirstAttempt() {
        Target target = scene().begin("d1", "a/one");
        records().later(target, "timed out", PAUSE);
        store().pass(PAUSE);
        queue().revive(false);
        records().dead(scene().beginNext(), "404 Not Found");

        assertEquals(new Acceptance.Repeated(1), scene().accept("d1", "a/one"));
        assertEquals(new Store.Depth(1, 0), store().depth());
        assertEquals(1, attempt(scene().claim(1).getFirst()));
    }

    @Test
    default void aDeathThatIsToldAgainDoesNotEndWhatHasRisen() {
        Target target = scene().begin("d1", "a/one");
        records().dead(target, "404 Not Found");
        scene().accept("d1", "a/one");
        Target risen = scene().beginNext();

        records().dead(target, "404 Not Found");

        assertEquals(new Store.Depth(1, 0), store().depth());
        records().succeeded(risen);
        assertEquals(new Store.Depth(0, 0), store().depth());
    }

    @Test
    default void aRisenOneSupersedesNothing() {
        scene().accept(Scene.pullRequest("d1", "synchronize", 1), "a/one");
        records().dead(scene().beginNext(), "404 Not Found");
        scene().accept(Scene.pullRequest("d2", "opened", 1), "a/one");
        Target retried = scene().beginNext();

        scene().accept(Scene.pullRequest("d1", "synchronize", 1), "a/one");

        assertEquals(new PutOff.Scheduled(), records().later(retried, "timed out", PAUSE));
        assertEquals(new Store.Depth(2, 0), store().depth());
    }

    @Test
    default void aRisenOneGoesBehindWhatWasAcceptedMeanwhile() {
        scene().accept(Scene.pullRequest("d1", "synchronize", 1), "a/one");
        records().dead(scene().beginNext(), "404 Not Found");
        scene().accept(Scene.pullRequest("d2", "opened", 1), "a/one");
        Target second = scene().claim(1).getFirst();
        scene().accept(Scene.pullRequest("d1", "synchronize", 1), "a/one");

        scene().deferNext();
        attempt(second);
        records().succeeded(second);
        assertEquals(List.of("d1"), List.of(scene().beginNext().delivery().value()));
    }
}
