package crcr.application.callback;

import crcr.application.callback.JobRecords.Reservation;
import crcr.application.hud.HudQueue;
import crcr.application.outbox.Effect;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Moves of jobs by requests that have no key, whose answers therefore matter to nobody. */
public final class Keyless {
    /** What is kept of each report. */
    public static final Payload RECORD = new Payload("{\"trusted\":{}}".getBytes(StandardCharsets.UTF_8));

    private Keyless() {}

    /** Reserves a move. */
    public static Reservation reserve(JobRecords jobs, JobKey job, ReportStatus report) {
        return jobs.reserve(job, report, Optional.empty());
    }

    /** Makes a reserved move. */
    public static void confirm(JobRecords jobs, JobKey job, ReportStatus report, String token) {
        jobs.settle(job, token, answer(report, HudFate.DELIVERED), List.of(), RECORD);
    }

    /** Makes a reserved move whose record goes to the outbox. */
    public static boolean queue(JobRecords jobs, JobKey job, ReportStatus report, String token, Payload record) {
        return settle(jobs, job, report, token, HudQueue.effect(job, report, record));
    }

    /** Makes a reserved move with what follows from it. */
    public static boolean settle(JobRecords jobs, JobKey job, ReportStatus report, String token, Effect... effects) {
        return jobs.settle(job, token, answer(report, HudFate.QUEUED), List.of(effects), RECORD);
    }

    /** Gives a reservation up. */
    public static void release(JobRecords jobs, JobKey job, String token) {
        jobs.release(job, token, Optional.empty());
    }

    private static FirstAnswer.Taken answer(ReportStatus report, HudFate hud) {
        return new FirstAnswer.Taken(report, new JobTimes(Optional.empty(), Instant.EPOCH, Optional.empty()), hud);
    }
}
