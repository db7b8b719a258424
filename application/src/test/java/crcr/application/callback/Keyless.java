package crcr.application.callback;

import crcr.application.callback.JobRecords.Reservation;
import crcr.application.hud.HudQueue;
import crcr.application.outbox.Effect;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Level;
import crcr.domain.allowlist.Participation;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.job.Conclusion;
import crcr.domain.job.DispatchFacts;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobPlace;
import crcr.domain.job.JobReport;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.WorkflowWords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Moves of jobs by requests that have no key, whose answers therefore matter to nobody. */
public final class Keyless {
    /** What is kept of each report. */
    public static final Payload RECORD = new Payload("{\"trusted\":{}}".getBytes(StandardCharsets.UTF_8));

    private static final JobTimes TIMES = new JobTimes(Optional.empty(), Instant.EPOCH, Optional.empty());

    private Keyless() {}

    /** Reserves a move. */
    public static Reservation reserve(JobRecords jobs, JobKey job, ReportStatus report) {
        return jobs.reserve(job, report, Optional.empty());
    }

    /** Makes a reserved move. */
    public static void confirm(JobRecords jobs, JobKey job, ReportStatus report, String token) {
        jobs.settle(move(job, report), token, answer(report, HudFate.DELIVERED), List.of(), RECORD);
    }

    /** Makes a reserved move whose record goes to the outbox. */
    public static boolean queue(JobRecords jobs, JobKey job, ReportStatus report, String token, Payload record) {
        return settle(jobs, job, report, token, HudQueue.effect(job, report, record));
    }

    /** Makes a reserved move with what follows from it. */
    public static boolean settle(JobRecords jobs, JobKey job, ReportStatus report, String token, Effect... effects) {
        return jobs.settle(move(job, report), token, answer(report, HudFate.QUEUED), List.of(effects), RECORD);
    }

    /** Gives a reservation up. */
    public static void release(JobRecords jobs, JobKey job, String token) {
        jobs.release(job, token, Optional.empty());
    }

    /** The move of a job at L2 by its own report, at times that matter to nobody. */
    public static Move move(JobKey job, ReportStatus report) {
        return move(job, report, TIMES, Move.By.CALLER);
    }

    /** Likewise, at these times and by whom. */
    public static Move move(JobKey job, ReportStatus report, JobTimes times, Move.By by) {
        return move(
                job,
                report == ReportStatus.COMPLETED ? Optional.of(Conclusion.SUCCESS) : Optional.empty(),
                report,
                times,
                by);
    }

    /** The move by which the relay closes a job that was silent for too long. */
    public static Move timedOut(JobKey job, JobTimes times) {
        return move(job, Optional.of(Conclusion.TIMED_OUT), ReportStatus.COMPLETED, times, Move.By.RELAY);
    }

    private static Move move(
            JobKey job, Optional<Conclusion> conclusion, ReportStatus report, JobTimes times, Move.By by) {
        return new Move(
                job,
                new JobReport(job.delivery(), job.runId(), job.runAttempt(), job.jobName(), report, conclusion),
                times,
                new DispatchFacts(
                        job.delivery(),
                        new UpstreamEvent(
                                "pull_request",
                                Optional.of("opened"),
                                RepositoryName.of("up/stream"),
                                RepositoryName.of("up/stream"),
                                OptionalLong.of(7),
                                "cafe"),
                        Instant.EPOCH),
                new Downstream(
                        job.downstream(), Level.L2, Optional.empty(), List.of(), EnumSet.allOf(Participation.class)),
                new WorkflowWords("CI", Optional.empty(), Optional.empty(), Optional.empty()),
                new Payload("{\"workflow\":{\"name\":\"CI\"}}".getBytes(StandardCharsets.UTF_8)),
                false,
                by,
                new JobPlace.OnGitHub(Optional.empty()));
    }

    private static FirstAnswer.Taken answer(ReportStatus report, HudFate hud) {
        return new FirstAnswer.Taken(report, TIMES, hud);
    }
}
