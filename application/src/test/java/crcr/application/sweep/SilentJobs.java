package crcr.application.sweep;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.JobRecords;
import crcr.application.callback.JobRecords.Reservation;
import crcr.application.callback.Keyless;
import crcr.application.outbox.Effect;
import crcr.application.store.Store;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import java.time.Instant;
import java.util.List;

/**
 * The steps by which a test lets jobs begin, fall silent and end.
 *
 * @param store where they are
 */
public record SilentJobs(Store store) {
    /** The downstream of all jobs here. */
    public static final RepositoryName DOWNSTREAM = RepositoryName.of("a/One");

    /** A job of a run of the delivery d1. */
    public static JobKey job(String run, String name) {
        return new JobKey(new DeliveryId("d1"), DOWNSTREAM, run, "1", name);
    }

    /** A job says that it runs. */
    public void begin(JobKey job) {
        move(job, ReportStatus.IN_PROGRESS);
    }

    /** Makes a move. */
    public void move(JobKey job, ReportStatus report) {
        Keyless.confirm(store.jobs(), job, report, hold(job, report).token());
    }

    /** Reserves a move. */
    public Reservation.Held hold(JobKey job, ReportStatus report) {
        return assertInstanceOf(Reservation.Held.class, Keyless.reserve(store.jobs(), job, report));
    }

    /** Asserts that a job is closed. */
    public void close(JobKey job, Effect... effects) {
        assertTrue(
                store.silentRuns().close(Keyless.move(job, ReportStatus.COMPLETED), Instant.now(), List.of(effects)),
                job::toString);
    }

    /** Makes a move, and returns whether it could. */
    static boolean moves(JobRecords jobs, JobKey job, ReportStatus report, Effect effect) {
        return Keyless.reserve(jobs, job, report) instanceof Reservation.Held held
                && Keyless.settle(jobs, job, report, held.token(), effect);
    }
}
