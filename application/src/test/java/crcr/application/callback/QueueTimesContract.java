package crcr.application.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.JobRecords.Reservation;
import crcr.application.store.Race;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link JobRecords} promises about the queue time, which belongs to the run. */
public interface QueueTimesContract {
    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    @BeforeEach
    default void dispatch() {
        Scene scene = new Scene(store());
        scene.begin("d1", "a/one");
        scene.begin("d2", "a/one");
        scene.begin("d1-too", "b/two");
    }

    private JobRecords jobs() {
        return store().jobs();
    }

    private static JobKey job(String name) {
        return job("d1", "a/one", "123", "1", name);
    }

    private static JobKey job(String delivery, String downstream, String runId, String runAttempt, String name) {
        return new JobKey(new DeliveryId(delivery), RepositoryName.of(downstream), runId, runAttempt, name);
    }

    private Reservation.Held hold(JobKey job, ReportStatus report) {
        return assertInstanceOf(Reservation.Held.class, Keyless.reserve(jobs(), job, report));
    }

    private Reservation.Held move(JobKey job, ReportStatus report) {
        Reservation.Held held = hold(job, report);
        Keyless.confirm(jobs(), job, report, held.token());
        return held;
    }

    private static void assertCarries(Reservation.Held held) {
        assertEquals(Optional.of(held.dispatch().dispatched()), held.times().queuedSince());
    }

    private static void assertCarriesNone(Reservation.Held held) {
        assertEquals(Optional.<Instant>empty(), held.times().queuedSince());
    }

    // Whose it is.

    @Test
    default void theFirstJobOfARunCarriesItAndTheOthersDoNot() {
        assertCarries(move(job("build"), ReportStatus.IN_PROGRESS));

        assertCarriesNone(move(job("test"), ReportStatus.IN_PROGRESS));
        assertCarriesNone(move(job("lint"), ReportStatus.IN_PROGRESS));
    }

    @Test
    default void theEndOfAJobCarriesWhatItsBeginDid() {
        move(job("build"), ReportStatus.IN_PROGRESS);
        move(job("test"), ReportStatus.IN_PROGRESS);

        assertCarriesNone(move(job("test"), ReportStatus.COMPLETED));
        assertCarries(move(job("build"), ReportStatus.COMPLETED));
    }

    @Test
    default void everyRunHasItsOwn() {
        assertCarries(move(job("build"), ReportStatus.IN_PROGRESS));

        assertCarries(move(job("d1", "a/one", "1234", "1", "build"), ReportStatus.IN_PROGRESS));
        assertCarries(move(job("d2", "a/one", "123", "1", "build"), ReportStatus.IN_PROGRESS));
        assertCarries(move(job("d1-too", "b/two", "123", "1", "build"), ReportStatus.IN_PROGRESS));
    }

    @Test
    default void everySpellingOfTheDownstreamIsTheSameRun() {
        move(job("build"), ReportStatus.IN_PROGRESS);

        assertCarriesNone(move(job("d1", "A/One", "123", "1", "test"), ReportStatus.IN_PROGRESS));
    }

    @Test
    default void noLaterAttemptHasOne() {
        assertCarriesNone(move(job("d1", "a/one", "123", "2", "build"), ReportStatus.IN_PROGRESS));
        assertCarriesNone(move(job("d1", "a/one", "123", "2", "build"), ReportStatus.COMPLETED));
        assertCarriesNone(move(job("d1", "a/one", "123", "10", "build"), ReportStatus.IN_PROGRESS));

        assertCarries(move(job("build"), ReportStatus.IN_PROGRESS));
    }

    // Attempts that the relay has asked for.

    private static JobKey again(String attempt, String name) {
        return job("d1", "a/one", "123", attempt, name);
    }

    private void rerun() {
        store().reruns().taken(RepositoryName.of("A/One"), "123");
    }

    private void assertWaitedSinceTheRerun(Reservation.Held held) {
        Instant since = held.times().queuedSince().orElseThrow();
        assertTrue(since.isAfter(held.dispatch().dispatched()));
        assertFalse(since.isAfter(held.times().inProgress()));
    }

    @Test
    default void theFirstJobOfAnAttemptThatWasAskedForCarriesIt() {
        move(job("build"), ReportStatus.IN_PROGRESS);
        store().pass(Duration.ofMinutes(1));
        rerun();

        assertWaitedSinceTheRerun(move(again("2", "build"), ReportStatus.IN_PROGRESS));
        assertCarriesNone(move(again("2", "test"), ReportStatus.IN_PROGRESS));
        assertWaitedSinceTheRerun(move(again("2", "build"), ReportStatus.COMPLETED));
    }

    @Test
    default void anAttemptAfterTheOneThatWasAskedForHasNone() {
        store().pass(Duration.ofMinutes(1));
        rerun();
        move(again("3", "build"), ReportStatus.IN_PROGRESS);

        assertCarriesNone(move(again("4", "build"), ReportStatus.IN_PROGRESS));
        assertCarriesNone(move(again("2", "build"), ReportStatus.IN_PROGRESS));
        rerun();
        assertWaitedSinceTheRerun(move(again("5", "build"), ReportStatus.IN_PROGRESS));
    }

    @Test
    default void anAttemptOfAnotherRunHasNone() {
        rerun();
        assertCarriesNone(move(job("d1", "a/one", "1234", "2", "build"), ReportStatus.IN_PROGRESS));
        assertCarriesNone(move(job("d1-too", "b/two", "123", "2", "build"), ReportStatus.IN_PROGRESS));
    }

    // When it is given back.

    @Test
    default void itIsTakenAsLongAsTheReportIsBeingTaken() {
        hold(job("build"), ReportStatus.IN_PROGRESS);

        assertCarriesNone(hold(job("test"), ReportStatus.IN_PROGRESS));
    }

    @Test
    default void aReleasedReportLeavesItToTheNextJob() {
        Keyless.release(
                jobs(),
                job("build"),
                hold(job("build"), ReportStatus.IN_PROGRESS).token());

        assertCarries(move(job("test"), ReportStatus.IN_PROGRESS));
        assertCarriesNone(move(job("build"), ReportStatus.IN_PROGRESS));
    }

    @Test
    default void aJobWhoseReportWasReleasedMayCarryItTheNextTime() {
        Keyless.release(
                jobs(),
                job("build"),
                hold(job("build"), ReportStatus.IN_PROGRESS).token());

        assertCarries(move(job("build"), ReportStatus.IN_PROGRESS));
    }

    @Test
    default void aReportWhoseProcessDiedLeavesItToTheNextJob() {
        hold(job("build"), ReportStatus.IN_PROGRESS);
        assertCarriesNone(hold(job("test"), ReportStatus.IN_PROGRESS));
        store().pass(Duration.ofMinutes(1));

        assertCarries(move(job("lint"), ReportStatus.IN_PROGRESS));
        assertCarriesNone(move(job("build"), ReportStatus.IN_PROGRESS));
    }

    @Test
    default void aMoveThatIsMadeKeepsItForGood() {
        move(job("build"), ReportStatus.IN_PROGRESS);
        store().pass(Duration.ofMinutes(1));

        assertCarriesNone(move(job("test"), ReportStatus.IN_PROGRESS));
        move(job("build"), ReportStatus.COMPLETED);
        assertCarriesNone(move(job("lint"), ReportStatus.IN_PROGRESS));
    }

    @Test
    default void aMoveWhoseRecordIsQueuedKeepsIt() {
        Reservation.Held held = hold(job("build"), ReportStatus.IN_PROGRESS);
        assertTrue(Keyless.queue(
                jobs(), job("build"), ReportStatus.IN_PROGRESS, held.token(), new Payload(new byte[] {'{', '}'})));

        assertCarriesNone(move(job("test"), ReportStatus.IN_PROGRESS));
    }

    @Test
    default void aReleasedEndLeavesItWhereItIs() {
        move(job("build"), ReportStatus.IN_PROGRESS);
        Keyless.release(
                jobs(), job("build"), hold(job("build"), ReportStatus.COMPLETED).token());

        assertCarriesNone(move(job("test"), ReportStatus.IN_PROGRESS));
        assertCarries(move(job("build"), ReportStatus.COMPLETED));
    }

    @Test
    default void theReleaseOfAnotherJobLeavesItWhereItIs() {
        hold(job("build"), ReportStatus.IN_PROGRESS);
        Keyless.release(
                jobs(), job("test"), hold(job("test"), ReportStatus.IN_PROGRESS).token());

        assertCarriesNone(move(job("lint"), ReportStatus.IN_PROGRESS));
    }

    // Several callers.

    @Test
    default void anotherProcessKnowsWhoCarriesIt() {
        move(job("build"), ReportStatus.IN_PROGRESS);

        assertCarriesNone(assertInstanceOf(
                Reservation.Held.class,
                Keyless.reserve(store().anotherProcess().jobs(), job("test"), ReportStatus.IN_PROGRESS)));
    }

    @Test
    default void ofManyJobsThatBeginAtOnceOneCarriesIt() throws InterruptedException {
        List<JobRecords> processes = List.of(jobs(), store().anotherProcess().jobs());

        List<Reservation.Held> held = Race.of(50, number -> {
            JobRecords process = processes.get(number % 2);
            JobKey job = job("job " + number);
            Reservation.Held reserved =
                    assertInstanceOf(Reservation.Held.class, Keyless.reserve(process, job, ReportStatus.IN_PROGRESS));
            Keyless.confirm(process, job, ReportStatus.IN_PROGRESS, reserved.token());
            return reserved;
        });

        assertEquals(
                1,
                held.stream()
                        .flatMap(each -> each.times().queuedSince().stream())
                        .count());
    }
}
