package crcr.application.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.store.Race;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.retry.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link RecoveryRecords} promises. A pause here is over at once, or not while a test runs. */
public interface RecoveryRecordsContract {
    /** A pause that is not over while a test runs. */
    Duration LONG = Duration.ofHours(1);

    /** A pause that is over when one has asked a few times. */
    Duration SHORT = Duration.ofMillis(1);

    /** The delivery of most of these tests. */
    DeliveryId DELIVERY = new DeliveryId("d1");

    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private RecoveryRecords records() {
        return store().recoveryRecords();
    }

    private static List<DeliveryId> ids(String... ids) {
        return List.of(ids).stream().map(DeliveryId::new).toList();
    }

    private static Backoff pauses(Duration first, Duration longest) {
        return Backoff.doubling(first, longest);
    }

    private static Backoff pauses(Duration always) {
        return Backoff.doubling(always, always);
    }

    private void claimWhenThePauseIsOver(Backoff backoff) {
        while (!records().claim(DELIVERY, backoff)) {
            Thread.onSpinWait();
        }
    }

    @Test
    default void nothingIsAcceptedInAnEmptyStore() {
        assertEquals(Set.of(), records().accepted(ids("d1", "d2")));
    }

    @Test
    default void nothingIsAskedNothingIsAnswered() {
        assertEquals(Set.of(), records().accepted(List.of()));
    }

    @Test
    default void whatWasAcceptedIsOnRecord() {
        new Scene(store()).accept("d1", "a/one");
        new Scene(store()).accept("d3");

        assertEquals(Set.copyOf(ids("d1", "d3")), records().accepted(ids("d1", "d2", "d3")));
        assertEquals(
                Set.copyOf(ids("d1")),
                store().anotherProcess().recoveryRecords().accepted(ids("d1")));
    }

    @Test
    default void whatWasAskedForIsNotThereforeOnRecord() {
        records().claim(DELIVERY, pauses(LONG));

        assertEquals(Set.of(), records().accepted(List.of(DELIVERY)));
    }

    @Test
    default void manyAreAnsweredAtOnce() {
        new Scene(store()).accept("d4999", "a/one");

        List<DeliveryId> many = IntStream.range(0, 5_000)
                .mapToObj(number -> new DeliveryId("d" + number))
                .toList();

        assertEquals(Set.copyOf(ids("d4999")), records().accepted(many));
    }

    @Test
    default void theFirstClaimIsGrantedAndTheNextOneWaits() {
        assertTrue(records().claim(DELIVERY, pauses(LONG)));

        assertFalse(records().claim(DELIVERY, pauses(LONG)));
        assertFalse(store().anotherProcess().recoveryRecords().claim(DELIVERY, pauses(LONG)));
    }

    @Test
    default void thePauseGrowsWithEachClaimThatIsGranted() {
        Backoff backoff = pauses(LONG, LONG.multipliedBy(3));
        for (int hours : List.of(1, 2, 3, 3)) {
            assertTrue(records().claim(DELIVERY, backoff));
            store().pass(LONG.multipliedBy(hours).minusMinutes(1));
            assertFalse(records().claim(DELIVERY, backoff));
            store().pass(Duration.ofMinutes(1));
        }
    }

    @Test
    default void theLastPauseGoesForAllFurtherClaims() {
        for (int times = 1; times <= 5; times++) {
            claimWhenThePauseIsOver(pauses(SHORT));
        }
    }

    @Test
    default void deliveriesAreIndependent() {
        assertTrue(records().claim(new DeliveryId("d1"), pauses(LONG)));
        assertTrue(records().claim(new DeliveryId("d2"), pauses(LONG)));
    }

    @Test
    default void ofManyConcurrentClaimsOneIsGranted() throws InterruptedException {
        List<RecoveryRecords> processes =
                List.of(records(), store().anotherProcess().recoveryRecords());

        List<Boolean> granted = Race.of(50, number -> processes.get(number % 2).claim(DELIVERY, pauses(LONG)));

        assertEquals(1, granted.stream().filter(Boolean::booleanValue).count());
    }
}
