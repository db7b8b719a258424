package crcr.application.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crcr.application.dispatch.Target;
import crcr.application.explanation.PastDelivery;
import crcr.application.explanation.Sought;
import crcr.application.explanation.Stage;
import crcr.application.store.Race;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.application.sweep.UnstartedDispatches.Unstarted;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.ReportStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link UnstartedDispatches} promises. */
public interface UnstartedDispatchesContract {
    /** When a report is due. */
    Duration DUE = Duration.ofHours(6);

    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private Scene scene() {
        return new Scene(store());
    }

    private SilentJobs jobs() {
        return new SilentJobs(store());
    }

    private List<Unstarted> overdue() {
        return store().unstarted().overdue(DUE, 100);
    }

    private void dispatched() {
        store().targetRecords().succeeded(scene().begin("d1", "a/One"));
    }

    private Unstarted overdueOne() {
        dispatched();
        store().pass(DUE);
        return overdue().getFirst();
    }

    private Stage stage() {
        PastDelivery past = store().history()
                .find(new Sought.Delivery(new DeliveryId("d1")), SilentJobs.DOWNSTREAM, 1)
                .getFirst();
        return assertInstanceOf(PastDelivery.Accepted.class, past)
                .fate()
                .orElseThrow()
                .stage();
    }

    @Test
    default void aDispatchIsOverdueThatNoJobReportedOfInTime() {
        dispatched();
        assertEquals(List.of(), overdue());
        store().pass(DUE);

        assertEquals(
                List.of(new Unstarted(
                        new DeliveryId("d1"),
                        SilentJobs.DOWNSTREAM,
                        Scene.pullRequest("d1").event())),
                overdue());
        assertInstanceOf(Stage.Dispatched.class, stage());
    }

    @Test
    default void aDispatchOfWhichAJobReportedIsNot() {
        dispatched();
        jobs().begin(SilentJobs.job("1", "build"));
        store().pass(DUE);

        assertEquals(List.of(), overdue());
    }

    @Test
    default void aJobMayBeFasterThanTheRecordOfItsDispatch() {
        Target target = scene().begin("d1", "a/One");
        jobs().begin(SilentJobs.job("1", "build"));
        store().targetRecords().succeeded(target);
        store().pass(DUE);

        assertEquals(List.of(), overdue());
    }

    @Test
    default void whatWasMissedIsTakenOutOnceAndExplained() {
        Unstarted missed = overdueOne();

        assertEquals(Set.of(missed), store().unstarted().takeOut(List.of(missed), List.of()));

        assertEquals(List.of(), overdue());
        assertEquals(Set.of(), store().unstarted().takeOut(List.of(missed), List.of()));
        Stage.Unstarted explained = assertInstanceOf(Stage.Unstarted.class, stage());
        assertFalse(explained.noticed().isBefore(explained.at()), explained::toString);
    }

    @Test
    default void whatIsExcusedIsTakenOutAndNotMarked() {
        Unstarted excused = overdueOne();

        assertEquals(Set.of(), store().unstarted().takeOut(List.of(), List.of(excused)));

        assertEquals(List.of(), overdue());
        assertInstanceOf(Stage.Dispatched.class, stage());
    }

    @Test
    default void aJobThatReportsLateHasStartedAllTheSame() {
        Unstarted missed = overdueOne();
        store().unstarted().takeOut(List.of(missed), List.of());
        jobs().begin(SilentJobs.job("1", "build"));
        jobs().move(SilentJobs.job("1", "build"), ReportStatus.COMPLETED);

        assertInstanceOf(Stage.Dispatched.class, stage());
    }

    @Test
    default void noMoreComeThanWereAskedForTheLongestDueFirst() {
        for (String id : List.of("d1", "d2", "d3")) {
            store().targetRecords().succeeded(scene().begin(id, "a/One"));
            store().pass(Duration.ofSeconds(1));
        }
        store().pass(DUE);

        assertEquals(
                List.of("d1", "d2"),
                store().unstarted().overdue(DUE, 2).stream()
                        .map(dispatch -> dispatch.delivery().value())
                        .toList());
    }

    @Test
    default void ofManyConcurrentTakersOneCounts() throws InterruptedException {
        Unstarted missed = overdueOne();
        List<UnstartedDispatches> processes =
                List.of(store().unstarted(), store().anotherProcess().unstarted());

        List<Set<Unstarted>> taken =
                Race.of(50, number -> processes.get(number % 2).takeOut(List.of(missed), List.of()));

        assertEquals(
                Optional.of(1L),
                Optional.of(taken.stream().filter(Set.of(missed)::equals).count()));
    }
}
