package crcr.application.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.delivery.DeliveryLedger.Acceptance;
import crcr.application.dispatch.Target;
import crcr.application.store.Race;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every {@link DeliveryLedger} promises. */
public interface DeliveryLedgerContract {
    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private Scene scene() {
        return new Scene(store());
    }

    private static Set<RepositoryName> downstreams(List<Target> targets) {
        return targets.stream().map(Target::downstream).collect(Collectors.toSet());
    }

    @Test
    default void aFreshDeliveryQueuesEachTargetOnce() {
        assertEquals(new Acceptance.Fresh(), scene().accept("d1", "a/one", "b/two", "c/three"));

        List<Target> claimed = scene().claim(3);
        assertEquals(Set.copyOf(Scene.repositories("a/one", "b/two", "c/three")), downstreams(claimed));
        assertTrue(claimed.stream().allMatch(target -> target.delivery().value().equals("d1")));
        scene().assertNothingWaits();
    }

    @Test
    default void aDeliveryWithoutTargetsIsKeptAsWell() {
        assertEquals(new Acceptance.Fresh(), scene().accept("d1"));
        assertEquals(new Acceptance.Repeated(0), scene().accept("d1", "a/one"));
        scene().assertNothingWaits();
    }

    @Test
    default void namesThatDifferInCaseAloneAreOneTarget() {
        assertEquals(new Acceptance.Fresh(), scene().accept("d1", "a/one", "A/One", "A/ONE"));

        assertEquals(Set.of(RepositoryName.of("a/one")), downstreams(scene().claim(1)));
        scene().assertNothingWaits();
    }

    @Test
    default void aRepeatQueuesNothingWhileTheTargetsWait() {
        scene().accept("d1", "a/one", "b/two");

        assertEquals(new Acceptance.Repeated(0), scene().accept("d1", "a/one", "b/two"));
        scene().claim(2);
        scene().assertNothingWaits();
    }

    @Test
    default void aRepeatQueuesNothingWhileTheTargetsAreBeingSent() {
        scene().begin("d1", "a/one");

        assertEquals(new Acceptance.Repeated(0), scene().accept("d1", "a/one"));
        scene().assertNothingWaits();
    }

    @Test
    default void aRepeatQueuesNothingAfterSuccess() {
        store().targetRecords().succeeded(scene().begin("d1", "a/one"));

        assertEquals(new Acceptance.Repeated(0), scene().accept("d1", "a/one"));
        scene().assertNothingWaits();
    }

    @Test
    default void aRepeatQueuesOnlyWhatFailed() {
        scene().accept("d1", "a/fails", "b/succeeds", "c/waits", "d/fails");
        for (Target target : scene().claim(4)) {
            switch (target.downstream().name()) {
                case "fails" -> {
                    store().targetRecords().begin(target);
                    store().targetRecords().dead(target, "502 Bad Gateway");
                }
                case "succeeds" -> {
                    store().targetRecords().begin(target);
                    store().targetRecords().succeeded(target);
                }
                default -> {}
            }
        }

        assertEquals(new Acceptance.Repeated(2), scene().accept("d1"));
        List<Target> again = scene().claim(2);
        assertEquals(Set.copyOf(Scene.repositories("a/fails", "d/fails")), downstreams(again));
        scene().assertNothingWaits();
    }

    @Test
    default void whatWasQueuedAgainCanBeBegunAndSucceed() {
        Target first = scene().begin("d1", "a/one");
        store().targetRecords().dead(first, "502 Bad Gateway");
        scene().accept("d1", "a/one");

        Target second = scene().beginNext();
        assertEquals(first.delivery(), second.delivery());
        assertEquals(first.downstream(), second.downstream());
        store().targetRecords().succeeded(second);
        assertEquals(new Acceptance.Repeated(0), scene().accept("d1", "a/one"));
        scene().assertNothingWaits();
    }

    @Test
    default void whatFailsAgainIsQueuedAgain() {
        Target first = scene().begin("d1", "a/one");
        store().targetRecords().dead(first, "502 Bad Gateway");
        for (int repeat = 0; repeat < 3; repeat++) {
            assertEquals(new Acceptance.Repeated(1), scene().accept("d1", "a/one"));
            store().targetRecords().dead(scene().beginNext(), "502 Bad Gateway");
        }
        assertEquals(new Acceptance.Repeated(1), scene().accept("d1", "a/one"));
    }

    @Test
    default void aRepeatAddsNoTargetThatTheDeliveryDidNotHave() {
        scene().accept("d1", "a/one");

        assertEquals(new Acceptance.Repeated(0), scene().accept("d1", "a/one", "b/two"));
        scene().claim(1);
        scene().assertNothingWaits();
    }

    @Test
    default void deliveriesAreIndependent() {
        store().targetRecords().dead(scene().begin("d1", "a/one"), "502 Bad Gateway");

        assertEquals(new Acceptance.Fresh(), scene().accept("d2", "a/one"));
        assertEquals(new Acceptance.Fresh(), store().deliveries().accept(Scene.push("d3"), List.of()));
        assertEquals(
                List.of("d2"),
                scene().claim(1).stream()
                        .map(target -> target.delivery().value())
                        .toList());
        assertEquals(new Acceptance.Repeated(1), scene().accept("d1", "a/one"));
    }

    @Test
    default void anotherProcessKnowsTheDelivery() {
        scene().accept("d1", "a/one");

        assertEquals(new Acceptance.Repeated(0), new Scene(store().anotherProcess()).accept("d1", "a/one"));
    }

    @Test
    default void ofManyConcurrentAcceptsOneIsFresh() throws InterruptedException {
        List<Scene> processes = List.of(scene(), new Scene(store().anotherProcess()));

        List<Acceptance> acceptances =
                Race.of(50, number -> processes.get(number % 2).accept("d1", "a/one", "b/two", "c/three"));

        assertEquals(
                1, acceptances.stream().filter(new Acceptance.Fresh()::equals).count());
        assertEquals(
                49,
                acceptances.stream().filter(new Acceptance.Repeated(0)::equals).count());
        assertEquals(3, downstreams(scene().claim(3)).size());
        scene().assertNothingWaits();
    }

    @Test
    default void ofManyConcurrentRepeatsOneQueuesAgainWhatFailed() throws InterruptedException {
        List<Scene> processes = List.of(scene(), new Scene(store().anotherProcess()));
        scene().accept("d1", "a/one", "b/two");
        for (Target target : scene().claim(2)) {
            store().targetRecords().begin(target);
            store().targetRecords().dead(target, "502 Bad Gateway");
        }

        List<Acceptance> acceptances =
                Race.of(50, number -> processes.get(number % 2).accept("d1", "a/one", "b/two"));

        assertEquals(
                1,
                acceptances.stream().filter(new Acceptance.Repeated(2)::equals).count());
        assertEquals(
                49,
                acceptances.stream().filter(new Acceptance.Repeated(0)::equals).count());
        assertEquals(2, downstreams(scene().claim(2)).size());
        scene().assertNothingWaits();
    }

    @Test
    default void manyConcurrentDeliveriesAreAllKept() throws InterruptedException {
        List<Acceptance> acceptances = Race.of(50, number -> scene().accept("d" + number, "a/one"));

        assertTrue(acceptances.stream().allMatch(new Acceptance.Fresh()::equals));
        Set<String> claimed = scene().claim(50).stream()
                .map(target -> target.delivery().value())
                .collect(Collectors.toSet());
        assertEquals(50, claimed.size());
        scene().assertNothingWaits();
    }
}
