package crcr.application.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crcr.application.callback.AdmitCaller.Admission;
import crcr.application.callback.AdmitCaller.Entry;
import crcr.application.callback.JobRecords.Reservation;
import crcr.application.store.Race;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every {@link AdmitCaller} promises of a caller with a report. */
public interface AdmitReportContract {
    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private static Caller told(String repository, String repositoryId, String ownerId) {
        SortedMap<String, String> claims =
                new TreeMap<>(Map.of("repository_id", repositoryId, "repository_owner_id", ownerId));
        claims.values().removeIf(String::isEmpty);
        return Caller.onGitHub("https://issuer.example", RepositoryName.of(repository), claims);
    }

    private static JobKey job() {
        return new JobKey(new DeliveryId("d1"), RepositoryName.of("a/one"), "123", "1", "build");
    }

    private static Entry enter(AdmitCaller admission, Caller caller) {
        return admission.admit(
                caller,
                RepositoryName.of("a/one"),
                job(),
                ReportStatus.IN_PROGRESS,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    default void theReportOfWhoeverIsLetInIsReserved() {
        store().targetRecords().succeeded(new Scene(store()).begin("d1", "a/one"));

        Entry.LetIn first = assertInstanceOf(Entry.LetIn.class, enter(store().admission(2), told("a/one", "7", "70")));
        assertInstanceOf(Reservation.Held.class, first.reservation());
        assertEquals("7", store().identities().all().getFirst().identity().repositoryId());
        assertEquals(
                new Entry.LetIn(new Reservation.AlreadyHeld()), enter(store().admission(2), told("a/one", "7", "70")));
        assertInstanceOf(
                Admission.Exhausted.class,
                assertInstanceOf(Entry.KeptOut.class, enter(store().admission(2), told("a/one", "7", "70")))
                        .why());
    }

    @Test
    default void whatCannotBeReservedIsCountedToo() {
        assertEquals(
                new Entry.LetIn(new Reservation.NotDispatched()), enter(store().admission(1), told("a/one", "", "")));

        assertInstanceOf(
                Admission.Exhausted.class,
                store().admission(1).admit(told("a/one", "", ""), RepositoryName.of("a/one")));
    }

    @Test
    default void nothingIsReservedForWhoeverIsKeptOut() {
        store().targetRecords().succeeded(new Scene(store()).begin("d1", "a/one"));
        AdmitCaller admission = store().admission(1);
        assertEquals(new Admission.Granted(), admission.admit(told("a/one", "7", "70"), RepositoryName.of("a/one")));

        assertEquals(new Entry.KeptOut(new Admission.OtherIdentity()), enter(admission, told("a/one", "8", "70")));
        assertEquals(new Entry.KeptOut(new Admission.NotRemembered()), enter(admission, told("a/two", "8", "70")));
        assertInstanceOf(Entry.KeptOut.class, enter(admission, told("a/one", "7", "70")));

        assertInstanceOf(
                Reservation.Held.class, store().jobs().reserve(job(), ReportStatus.IN_PROGRESS, Optional.empty()));
    }

    @Test
    default void ofManyConcurrentReportsOfOneJobOneIsReservedAndNoMoreThanAMinutesWorthIsLetIn()
            throws InterruptedException {
        store().targetRecords().succeeded(new Scene(store()).begin("d1", "a/one"));
        List<AdmitCaller> processes =
                List.of(store().admission(5), store().anotherProcess().admission(5));

        List<Entry> entries = Race.of(40, number -> enter(processes.get(number % 2), told("a/one", "7", "70")));

        List<Reservation> reservations = entries.stream()
                .filter(Entry.LetIn.class::isInstance)
                .map(entry -> ((Entry.LetIn) entry).reservation())
                .toList();
        assertEquals(5, reservations.size());
        assertEquals(
                1,
                reservations.stream().filter(Reservation.Held.class::isInstance).count());
    }
}
