package crcr.application.hud;

import crcr.application.outbox.Effect;
import crcr.application.outbox.Lane;
import crcr.application.outbox.QueueName;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.retry.Backoff;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The queue of the records that HUD has not taken yet. */
public final class HudQueue {
    /** Its name. */
    public static final QueueName NAME = new QueueName("hud");

    private static final String REPORT = "report";

    private HudQueue() {}

    /** Returns the lane of a job: its records reach HUD in the order in which they were accepted. */
    public static Lane lane(JobKey job) {
        return new Lane(
                String.join(":", job.delivery().value(), job.downstream().key(), job.runId(), job.runAttempt()),
                job.jobName());
    }

    /**
     * Returns the delivery of a record.
     *
     * @param report what the record reports
     * @param record what HUD is to get
     */
    public static Effect effect(JobKey job, ReportStatus report, Payload record) {
        return new Effect(
                NAME,
                lane(job),
                Optional.empty(),
                job.delivery(),
                job.downstream(),
                new TreeMap<>(Map.of(
                        "run",
                        job.runId(),
                        "attempt",
                        job.runAttempt(),
                        "job_name",
                        job.jobName(),
                        REPORT,
                        report.name())),
                record);
    }

    /** Returns what the record of an effect of this queue reports. */
    public static ReportStatus report(Effect effect) {
        return Optional.ofNullable(effect.attributes().get(REPORT))
                .map(ReportStatus::valueOf)
                .orElseThrow(() -> new IllegalArgumentException("no effect of queue " + NAME));
    }

    /**
     * Returns the pauses between the attempts: they grow up to 10 minutes, so that the last records arrive soon after HUD
     * is back.
     *
     * @param life how long after its acceptance a record is tried
     */
    public static Backoff backoff(Duration life) {
        return Backoff.doubling(Duration.ofSeconds(2), Duration.ofMinutes(10))
                .shortenedByUpTo(0.5)
                .within(life);
    }
}
