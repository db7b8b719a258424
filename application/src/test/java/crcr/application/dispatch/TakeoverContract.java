package crcr.application.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crcr.application.delivery.DeliveryLedger.Acceptance;
import crcr.application.dispatch.TargetRecords.Begun;
import crcr.application.store.Race;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every {@link TargetQueue} promises of claims whose process is gone, or slow. */
public interface TakeoverContract {
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

    private void passTheLease() {
        store().pass(store().lease());
    }

    /** Begins one target, lets its lease lapse, and lets another process take it over and claim it. */
    private Target takenOver(Store other) {
        passTheLease();
        assertEquals(1, other.targets().revive(true).size());
        return new Scene(other).claim(1).getFirst();
    }

    @Test
    default void whatWasClaimedAndNeverBegunComesAgain() {
        scene().accept("d1", "a/one");
        Target lost = scene().claim(1).getFirst();

        Target again = takenOver(store().anotherProcess());

        assertEquals(lost.delivery(), again.delivery());
        assertInstanceOf(Begun.Ready.class, records().begin(again));
    }

    @Test
    default void whatWasBegunAndNeverSettledComesAgainAsTheNextAttempt() {
        scene().begin("d1", "a/one");

        Target again = takenOver(store().anotherProcess());

        assertEquals(
                2,
                assertInstanceOf(Begun.Ready.class, records().begin(again))
                        .dispatch()
                        .attempt());
        records().succeeded(again);
        assertEquals(new Store.Depth(0, 0), store().depth());
    }

    @Test
    default void whatIsGivenBackIsTakenOverAtOnce() {
        Target given = scene().begin("d1", "a/one");
        scene().begin("d2", "a/one");
        queue().giveBack(List.of(given));

        Store other = store().anotherProcess();
        assertEquals(1, other.targets().revive(true).size());
        assertEquals(given.delivery(), new Scene(other).claim(1).getFirst().delivery());
    }

    @Test
    default void givingBackWhatHasEndedIsHarmless() {
        Target ended = scene().begin("d1", "a/one");
        records().succeeded(ended);

        queue().giveBack(List.of(ended));

        assertEquals(0, queue().revive(true).size());
        scene().assertNothingWaits();
    }

    @Test
    default void nothingIsTakenBeforeItsLeaseHasLapsed() {
        scene().begin("d1", "a/one");

        store().pass(store().lease().dividedBy(2));
        assertEquals(0, queue().revive(true).size());
        scene().assertNothingWaits();
    }

    @Test
    default void nothingIsTakenByAReviveThatMayNot() {
        scene().begin("d1", "a/one");

        passTheLease();
        assertEquals(0, queue().revive(false).size());
        scene().assertNothingWaits();
    }

    @Test
    default void aClaimThatIsRenewedIsNotTaken() {
        Target target = scene().begin("d1", "a/one");
        Duration most = store().lease().dividedBy(4).multipliedBy(3);

        for (int time = 0; time < 4; time++) {
            store().pass(most);
            queue().renew(List.of(target));
            assertEquals(0, store().anotherProcess().targets().revive(true).size());
        }

        records().succeeded(target);
        assertEquals(new Store.Depth(0, 0), store().depth());
    }

    @Test
    default void renewingWhatHasEndedIsHarmless() {
        Target ended = scene().begin("d1", "a/one");
        records().succeeded(ended);

        queue().renew(List.of(ended));
        queue().renew(List.of());

        passTheLease();
        assertEquals(0, queue().revive(true).size());
        scene().assertNothingWaits();
    }

    @Test
    default void renewingWhatWasTakenOverDoesNotTakeItBack() {
        Target late = scene().begin("d1", "a/one");
        Store other = store().anotherProcess();
        passTheLease();
        other.targets().revive(true);

        queue().renew(List.of(late));

        assertEquals(late.delivery(), new Scene(other).claim(1).getFirst().delivery());
        scene().assertNothingWaits();
    }

    @Test
    default void whatHasEndedIsNotTaken() {
        records().succeeded(scene().begin("d1", "a/one"));
        records().dead(scene().begin("d2", "a/one"), "404");
        records().later(scene().begin("d3", "a/one"), "502", Duration.ofHours(1));

        passTheLease();
        assertEquals(0, queue().revive(true).size());
        scene().assertNothingWaits();
    }

    @Test
    default void theSuccessOfALateProcessStillCounts() {
        Target late = scene().begin("d1", "a/one");
        Target again = takenOver(store().anotherProcess());

        records().succeeded(late);

        assertEquals(new Begun.Obsolete(), records().begin(again));
        assertEquals(new Acceptance.Repeated(0), scene().accept("d1", "a/one"));
        assertEquals(new Store.Depth(0, 0), store().depth());
        scene().assertNothingWaits();
    }

    @Test
    default void whatALateProcessHasNotBegunItDoesNotBegin() {
        scene().accept("d1", "a/one");
        Target late = scene().claim(1).getFirst();
        Target again = takenOver(store().anotherProcess());

        assertEquals(new Begun.Deferred(), records().begin(late));

        assertInstanceOf(Begun.Ready.class, records().begin(again));
        assertEquals(new Begun.Deferred(), records().begin(late));
        records().succeeded(again);
        assertEquals(new Begun.Obsolete(), records().begin(late));
    }

    @Test
    default void theFailureOfALateProcessDoesNotEndTheSecondAttempt() {
        Target late = scene().begin("d1", "a/one");
        Target again = takenOver(store().anotherProcess());
        assertInstanceOf(Begun.Ready.class, records().begin(again));

        records().later(late, "timed out", Duration.ZERO);
        records().dead(late, "422");
        records().quiet(late, "429", Optional.of(Duration.ofSeconds(1)));

        store().pass(Duration.ofSeconds(1));
        queue().revive(false);
        scene().assertNothingWaits();
        assertEquals(new Store.Depth(1, 0), store().depth());
        records().succeeded(again);
        assertEquals(new Store.Depth(0, 0), store().depth());
    }

    @Test
    default void aNewerEventWaitsUntilTheLostOneWasTriedAgain() {
        scene().accept(Scene.pullRequest("d1", "opened", 1), "a/one");
        scene().beginNext();
        scene().accept(Scene.pullRequest("d2", "synchronize", 1), "a/one");
        scene().deferNext();

        Target again = takenOver(store());
        assertInstanceOf(Begun.Ready.class, records().begin(again));
        scene().assertNothingWaits();
        records().succeeded(again);
        assertEquals("d2", scene().beginNext().delivery().value());
    }

    @Test
    default void ofManyConcurrentRevivesEachTargetComesOnce() throws InterruptedException {
        for (int number = 0; number < 30; number++) {
            scene().accept("d" + number, "a/one");
        }
        scene().claim(30);
        records().later(scene().begin("due", "b/two"), "502", Duration.ofSeconds(1));
        passTheLease();
        List<TargetQueue> processes = List.of(queue(), store().anotherProcess().targets());

        List<Integer> takenOver =
                Race.of(20, number -> processes.get(number % 2).revive(true).size());

        assertEquals(30, takenOver.stream().mapToInt(Integer::intValue).sum());
        Set<String> again = scene().claim(31).stream()
                .map(target -> target.delivery().value())
                .collect(Collectors.toSet());
        assertEquals(31, again.size());
        scene().assertNothingWaits();
    }
}
