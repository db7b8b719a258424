package crcr.application.dispatch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.delivery.DeliveryLedger.Acceptance;
import crcr.application.dispatch.TargetRecords.Begun;
import crcr.application.store.Race;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.Payload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link TargetQueue} promises. */
public interface TargetQueueContract {
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

    private Dispatch ready(Target target) {
        return assertInstanceOf(Begun.Ready.class, records().begin(target)).dispatch();
    }

    private static List<String> deliveries(List<Target> targets) {
        return targets.stream().map(target -> target.delivery().value()).toList();
    }

    @Test
    default void theOldestIsClaimedFirst() {
        for (String id : List.of("d3", "d1", "d2")) {
            scene().accept(id, "a/one");
        }

        assertEquals(List.of("d3"), deliveries(queue().claim(1)));
        assertEquals(List.of("d1"), deliveries(queue().claim(1)));
        assertEquals(List.of("d2"), deliveries(queue().claim(1)));
    }

    @Test
    default void severalClaimedAtOnceAreInTheirOrder() {
        List<String> ids =
                IntStream.range(0, 20).mapToObj(number -> "d" + number).toList();
        ids.forEach(id -> scene().accept(id, "a/one"));

        assertEquals(ids, deliveries(scene().claim(20)));
    }

    @Test
    default void aClaimGivesNoMoreThanWasAskedFor() {
        scene().accept("d1", "a/one", "b/two", "c/three", "d/four", "e/five");

        int claimed = queue().claim(2).size();
        assertTrue(claimed == 1 || claimed == 2, () -> claimed + " were claimed");
        scene().claim(5 - claimed);
        scene().assertNothingWaits();
    }

    @Test
    default void aClaimWithNothingToGiveEndsEmpty() {
        assertEquals(List.of(), queue().claim(1));
    }

    @Test
    default void aWaitingClaimIsGivenWhatIsAccepted() throws InterruptedException {
        List<Optional<Target>> claimed = Race.of(2, number -> {
            if (number == 0) {
                scene().accept("d1", "a/one");
                return Optional.<Target>empty();
            }
            List<Target> targets = queue().claim(1);
            return Optional.of(targets.isEmpty() ? queue().claim(1).getFirst() : targets.getFirst());
        });
        assertEquals(
                List.of("d1"),
                deliveries(claimed.stream().flatMap(Optional::stream).toList()));
    }

    @Test
    default void noTargetIsGivenToTwoOfManyConcurrentClaimants() throws InterruptedException {
        List<TargetQueue> processes = List.of(queue(), store().anotherProcess().targets());
        for (int number = 0; number < 20; number++) {
            scene().accept("d" + number, "a/one", "b/two", "c/three");
        }

        // None of these waits: as long as the others claim no more than five each, something is left.
        List<Target> claimed = Race.of(12, number -> processes.get(number % 2).claim(5)).stream()
                .flatMap(List::stream)
                .collect(Collectors.toCollection(ArrayList::new));
        claimed.addAll(scene().claim(60 - claimed.size()));

        Set<String> distinct = claimed.stream()
                .map(target -> target.delivery() + " " + target.downstream())
                .collect(Collectors.toSet());
        assertEquals(60, distinct.size());
        assertEquals(
                60, claimed.stream().map(Target::ticket).distinct().count(), "tickets name one piece of work each");
        scene().assertNothingWaits();
    }

    @Test
    default void whatIsAcceptedAndClaimedAtTheSameTimeIsClaimedOnce() throws InterruptedException {
        Store other = store().anotherProcess();

        List<List<Target>> claimed = Race.of(40, number -> {
            if (number % 2 == 0) {
                scene().accept("d" + number, "a/one");
                return List.of();
            }
            return (number % 4 == 1 ? store() : other).targets().claim(1);
        });

        List<String> ids = new ArrayList<>();
        claimed.forEach(targets -> ids.addAll(deliveries(targets)));
        ids.addAll(deliveries(scene().claim(20 - ids.size())));
        assertEquals(20, new HashSet<>(ids).size());
        scene().assertNothingWaits();
    }

    @Test
    default void anotherProcessMayWorkOnWhatThisOneClaimed() {
        scene().accept("d1", "a/one");
        Target target = scene().claim(1).getFirst();
        TargetRecords other = store().anotherProcess().targetRecords();

        assertInstanceOf(Begun.Ready.class, other.begin(target));
        assertFalse(other.succeeded(target).isNegative());
        assertEquals(new Begun.Obsolete(), records().begin(target));
    }

    @Test
    default void beginGivesTheEventAndThePayloadByteForByte() {
        StringBuilder text = new StringBuilder("{\"text\":\"");
        IntStream.rangeClosed(0, 0xFF).forEach(text::appendCodePoint);
        text.append("\\u0000\\\\\\\" \r\n\t § 漢字 é e\u0301 \u2028 \uFEFF \uFFFF 😀\"}");
        Payload payload = new Payload(text.toString().getBytes(StandardCharsets.UTF_8));
        store().deliveries()
                .accept(
                        new Delivery(
                                Scene.push("d1").id(),
                                Scene.push("d1").event(),
                                Optional.empty(),
                                new Payload(payload.bytes().clone())),
                        Scene.repositories("a/one"));

        Target target = scene().claim(1).getFirst();
        Dispatch dispatch = ready(target);
        assertEquals(target, dispatch.target());
        assertEquals("push", dispatch.eventType());
        assertArrayEquals(payload.bytes(), dispatch.payload().bytes());
    }

    @Test
    default void aLargePayloadComesBackWhole() {
        byte[] bytes = ("{\"text\":\"" + "0123456789abcdef".repeat(65_536) + "\"}").getBytes(StandardCharsets.UTF_8);
        Delivery small = Scene.pullRequest("d1");
        store().deliveries()
                .accept(
                        new Delivery(small.id(), small.event(), Optional.empty(), new Payload(bytes)),
                        Scene.repositories("a/one"));

        Dispatch dispatch = ready(scene().claim(1).getFirst());
        assertEquals("pull_request", dispatch.eventType());
        assertArrayEquals(bytes, dispatch.payload().bytes());
    }

    @Test
    default void beginningAgainWhatHasNotEndedIsTheNextAttempt() {
        scene().accept("d1", "a/one");
        Target target = scene().claim(1).getFirst();

        Dispatch first = ready(target);
        assertEquals(1, first.attempt());
        assertEquals(new Dispatch(target, first.event(), first.payload(), 2), ready(target));
    }

    @Test
    default void nothingBeginsAfterSuccess() {
        Target target = scene().begin("d1", "a/one");
        records().succeeded(target);

        assertEquals(new Begun.Obsolete(), records().begin(target));
        scene().assertNothingWaits();
    }

    @Test
    default void nothingBeginsAfterDeath() {
        Target target = scene().begin("d1", "a/one");
        records().dead(target, "422 Unprocessable: \"quotes\", § and\nnew lines");

        assertEquals(new Begun.Obsolete(), records().begin(target));
        scene().assertNothingWaits();
    }

    @Test
    default void theDelayIsNeverNegative() {
        assertFalse(records().succeeded(scene().begin("d1", "a/one")).isNegative());
    }

    @Test
    default void theDownstreamsOfOneDeliveryAreIndependent() {
        scene().accept("d1", "a/one", "b/two", "c/three");
        List<Target> targets = scene().claim(3);
        targets.forEach(this::ready);

        records().succeeded(targets.get(0));
        records().dead(targets.get(1), "404 Not Found");

        assertEquals(new Begun.Obsolete(), records().begin(targets.get(0)));
        assertEquals(new Begun.Obsolete(), records().begin(targets.get(1)));
        ready(targets.get(2));
        assertEquals(new Acceptance.Repeated(1), scene().accept("d1"));
        assertEquals(targets.get(1).downstream(), scene().claim(1).getFirst().downstream());
    }
}
