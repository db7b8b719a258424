package crcr.domain.job;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import java.util.Optional;

/**
 * A callback's report on a job, as far as the relay interprets it. It is the caller's claim.
 *
 * @param delivery the delivery that it names
 * @param runId the run, as its CI system names it: digits on GitHub, else letters, digits, dots, hyphens, underscores
 * @param runAttempt the attempt of that run, digits
 * @param jobName the job within the run; empty if it names none
 * @param status the reported status
 * @param conclusion how the job ended; present exactly when it is completed
 */
public record JobReport(
        DeliveryId delivery,
        String runId,
        String runAttempt,
        String jobName,
        ReportStatus status,
        Optional<Conclusion> conclusion) {
    /** Refuses a completed report without conclusion, and any other report with one. */
    public JobReport {
        if (conclusion.isPresent() != (status == ReportStatus.COMPLETED)) {
            throw new IllegalArgumentException("a conclusion belongs to completed, and completed needs one");
        }
    }

    /** Returns the job of that downstream to which the report belongs. */
    public JobKey of(RepositoryName downstream) {
        return new JobKey(delivery, downstream, runId, runAttempt, jobName);
    }
}
