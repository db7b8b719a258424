package crcr.application.deadletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.HudOutbox.Queued;
import crcr.application.callback.JobRecords.Reservation;
import crcr.application.callback.Keyless;
import crcr.application.store.Scene;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the dead letters of the HUD outbox promise. */
public interface DeadRecordsContract extends DeadLettersContract {
    /** Longer than any test takes. */
    Duration LONG = Duration.ofHours(1);

    private static JobKey job(String delivery) {
        return new JobKey(new DeliveryId(delivery), RepositoryName.of("A/One"), "123", "1", "build \u00fc");
    }

    private Payload queue(String delivery, ReportStatus report) {
        byte[] bytes = (delivery + " \u00fc\r\n " + report).getBytes(StandardCharsets.UTF_8);
        Reservation.Held held =
                assertInstanceOf(Reservation.Held.class, Keyless.reserve(store().jobs(), job(delivery), report));
        assertTrue(Keyless.queue(store().jobs(), job(delivery), report, held.token(), new Payload(bytes.clone())));
        return new Payload(bytes);
    }

    private Queued claim() {
        List<Queued> claimed = store().outbox().claim(1, LONG);
        assertEquals(1, claimed.size());
        return claimed.getFirst();
    }

    private String onlyId() {
        return letters().died(Instant.EPOCH, END, 100).getFirst().id();
    }

    @Override
    default Payload die(String delivery, String reason) {
        new Scene(store()).begin(delivery, "A/One");
        Payload body = queue(delivery, ReportStatus.IN_PROGRESS);
        store().outbox().dead(claim(), reason);
        return body;
    }

    @Override
    default Payload deliver(String delivery) {
        Queued record = claim();
        assertEquals(job(delivery), record.job());
        assertEquals(0, record.attempts());
        assertTrue(record.age().compareTo(LONG) < 0, "its age starts anew");
        store().outbox().delivered(record);
        return record.record().body();
    }

    @Override
    default void dieAgain(String reason) {
        store().outbox().dead(claim(), reason);
    }

    @Override
    default void assertNothingWaits() {
        assertEquals(List.of(), store().outbox().claim(100, LONG));
        assertEquals(0, store().outbox().depth().waiting());
    }

    @Test
    default void whatIsRetriedGoesBehindWhatItsJobReportedMeanwhile() {
        Payload first = die("d1", "422");
        Payload second = queue("d1", ReportStatus.COMPLETED);

        assertTrue(letters().retry(onlyId()));

        assertEquals(2, store().outbox().depth().waiting());
        assertEquals(second, deliver("d1"));
        assertEquals(first, deliver("d1"));
        assertNothingWaits();
    }

    @Test
    default void aRecordThatWaitsIsNoDeadLetter() {
        new Scene(store()).begin("d1", "A/One");
        queue("d1", ReportStatus.IN_PROGRESS);
        String id = claim().id();

        assertTrue(letters().content(id).isEmpty());
        assertEquals(
                List.of(false, false), List.of(letters().retry(id), letters().drop(id)));
        assertEquals(1, store().outbox().depth().waiting());
    }
}
