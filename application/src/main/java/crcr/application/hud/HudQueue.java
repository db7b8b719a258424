package crcr.application.hud;

import crcr.application.outbox.Effect;
import crcr.application.outbox.Lane;
import crcr.application.outbox.QueueName;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.retry.Backoff;
import crcr.domain.selfreport.SelfReportEvent;
import crcr.domain.selfreport.SelfReportId;
import crcr.domain.selfreport.SelfReportKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The queue of the records that HUD has not accepted yet. */
public final class HudQueue {
    /** The queue's name. */
    public static final QueueName NAME = new QueueName("hud");

    /** The attribute with the sender's id of a self-report. */
    public static final String NAMED = "named";

    private static final String REPORT = "report";
    private static final String SELF_REPORT = "self_report";

    private HudQueue() {}

    /** Returns the lane of a job. Its records reach HUD in the order of their acceptance. */
    public static Lane lane(JobKey job) {
        return new Lane(
                String.join(":", job.delivery().value(), job.downstream().key(), job.runId(), job.runAttempt()),
                job.jobName());
    }

    /**
     * Returns the effect that delivers a record.
     *
     * @param report the report in the record
     * @param record the record for HUD
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

    /**
     * Returns the effect that delivers a self-report's record. It has a lane of its own, because nothing follows it.
     *
     * @param id the sender's id
     * @param record the record for HUD
     */
    public static Effect effect(SelfReportKey report, SelfReportId id, Payload record) {
        return new Effect(
                NAME,
                new Lane(
                        String.join(
                                ":",
                                "self",
                                report.downstream().key(),
                                report.event().wireName(),
                                report.runId(),
                                report.runAttempt()),
                        report.commit() + " " + report.jobName()),
                Optional.empty(),
                id.asDelivery(),
                report.downstream(),
                new TreeMap<>(Map.of(
                        SELF_REPORT,
                        report.event().wireName(),
                        NAMED,
                        id.value(),
                        "run",
                        report.runId(),
                        "attempt",
                        report.runAttempt(),
                        "job_name",
                        report.jobName(),
                        REPORT,
                        // Earlier versions do not know self-reports, and deliver the record all the same.
                        ReportStatus.COMPLETED.name())),
                record);
    }

    /** Returns the kind of the run whose self-report an effect of this queue delivers; empty if it delivers none. */
    public static Optional<SelfReportEvent> selfReport(Effect effect) {
        return Optional.ofNullable(effect.attributes().get(SELF_REPORT)).flatMap(SelfReportEvent::named);
    }

    /** Returns the report in the record of an effect of this queue. */
    public static ReportStatus report(Effect effect) {
        return Optional.ofNullable(effect.attributes().get(REPORT))
                .map(ReportStatus::valueOf)
                .orElseThrow(() -> new IllegalArgumentException("no effect of queue " + NAME));
    }

    /**
     * Returns the pauses between the attempts. They grow up to 10 minutes, so that the last records arrive soon after
     * HUD is available again.
     *
     * @param life the time after its acceptance during which a record is tried
     */
    public static Backoff backoff(Duration life) {
        return Backoff.doubling(Duration.ofSeconds(2), Duration.ofMinutes(10))
                .shortenedByUpTo(0.5)
                .within(life);
    }
}
