package crcr.application.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.JobRecords;
import crcr.application.callback.JobRecords.Reservation;
import crcr.application.callback.Keyless;
import crcr.application.outbox.Claimed;
import crcr.application.outbox.Outbox;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobState;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How every store keeps the order in which the records of a job reach HUD. */
public interface HudOrderContract {
    /** Longer than any test takes. */
    Duration LONG = Duration.ofHours(1);

    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private Outbox outbox() {
        return store().outbox();
    }

    private JobRecords jobs() {
        return store().jobs();
    }

    private void begin() {
        new Scene(store()).begin("d1", "a/One");
    }

    private static JobKey job(String name) {
        return new JobKey(new DeliveryId("d1"), RepositoryName.of("a/One"), "123", "1", name);
    }

    private Reservation.Held hold(String job, ReportStatus report) {
        return assertInstanceOf(Reservation.Held.class, Keyless.reserve(jobs(), job(job), report));
    }

    private void queue(String job, ReportStatus report) {
        queue(job, report, hold(job, report));
    }

    private void queue(String job, ReportStatus report, Reservation.Held held) {
        Payload record = new Payload(report.wireName().getBytes(StandardCharsets.UTF_8));
        assertTrue(Keyless.queue(jobs(), job(job), report, held.token(), record));
    }

    private Claimed claim() {
        List<Claimed> claimed = outbox().claim(HudQueue.NAME, 1, LONG);
        assertEquals(1, claimed.size());
        return claimed.getFirst();
    }

    @Test
    default void whatIsQueuedSaysWhatItReports() {
        begin();
        queue("build \u00fc: 1", ReportStatus.IN_PROGRESS);

        Claimed claimed = claim();

        assertEquals(
                HudQueue.effect(
                        job("build \u00fc: 1"),
                        ReportStatus.IN_PROGRESS,
                        new Payload("in_progress".getBytes(StandardCharsets.UTF_8))),
                claimed.effect());
        assertEquals(ReportStatus.IN_PROGRESS, HudQueue.report(claimed.effect()));
        assertEquals("a/One", claimed.effect().downstream().toString());
    }

    @Test
    default void queueingMakesTheMove() {
        begin();
        queue("build", ReportStatus.IN_PROGRESS);
        assertEquals(
                new Reservation.Refused(JobState.IN_PROGRESS),
                Keyless.reserve(jobs(), job("build"), ReportStatus.IN_PROGRESS));

        queue("build", ReportStatus.COMPLETED);
        assertEquals(
                new Reservation.Refused(JobState.COMPLETED),
                Keyless.reserve(jobs(), job("build"), ReportStatus.COMPLETED));
        assertEquals(2, store().depth(HudQueue.NAME).waiting());
    }

    @Test
    default void aQueuedMoveKeepsItsTime() {
        begin();
        Reservation.Held started = hold("build", ReportStatus.IN_PROGRESS);
        queue("build", ReportStatus.IN_PROGRESS, started);

        assertEquals(
                started.times().inProgress(),
                hold("build", ReportStatus.COMPLETED).times().inProgress());
    }

    @Test
    default void aJobsRecordsComeInTheOrderOfItsReportsWhateverBecomesOfOthers() {
        begin();
        queue("one", ReportStatus.IN_PROGRESS);
        queue("one", ReportStatus.COMPLETED);
        outbox().later(claim(), "503", LONG);
        queue("two", ReportStatus.IN_PROGRESS);
        queue("two", ReportStatus.COMPLETED);

        Claimed first = claim();
        assertEquals(HudQueue.lane(job("two")), first.effect().lane());
        assertEquals(ReportStatus.IN_PROGRESS, HudQueue.report(first.effect()));
        outbox().delivered(first);
        assertEquals(ReportStatus.COMPLETED, HudQueue.report(claim().effect()));
    }

    // Whether a record would overtake another one.

    @Test
    default void aJobWithoutQueuedRecordsIsBehindNobody() {
        begin();
        queue("other", ReportStatus.IN_PROGRESS);
        queue("other", ReportStatus.COMPLETED);

        Reservation.Held held = hold("build", ReportStatus.IN_PROGRESS);
        assertFalse(held.behindOthers());
        Keyless.confirm(jobs(), job("build"), ReportStatus.IN_PROGRESS, held.token());
        assertFalse(hold("build", ReportStatus.COMPLETED).behindOthers());
    }

    @Test
    default void aRecordIsBehindAnEarlierOneUntilThatIsSettled() {
        begin();
        queue("build", ReportStatus.IN_PROGRESS);
        assertBehindOthers(true);

        Claimed first = claim();
        assertBehindOthers(true);

        outbox().later(first, "503", Duration.ZERO);
        assertBehindOthers(true);

        outbox().delivered(claim());
        assertBehindOthers(false);
    }

    @Test
    default void aDeadRecordIsInNobodysWay() {
        begin();
        queue("build", ReportStatus.IN_PROGRESS);
        outbox().dead(claim(), "422");

        assertBehindOthers(false);
    }

    private void assertBehindOthers(boolean expected) {
        Reservation.Held held = hold("build", ReportStatus.COMPLETED);
        assertEquals(expected, held.behindOthers());
        Keyless.release(jobs(), job("build"), held.token());
    }
}
