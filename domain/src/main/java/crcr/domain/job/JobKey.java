package crcr.domain.job;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;

/**
 * The identity of a downstream CI job. A re-run has another attempt and so is another job.
 *
 * @param delivery the delivery that triggered it
 * @param downstream the repository in which it runs
 * @param runId the run, as its CI system names it
 * @param runAttempt the attempt of that run, digits
 * @param jobName the job within the run; empty if the workflow names none
 */
public record JobKey(DeliveryId delivery, RepositoryName downstream, String runId, String runAttempt, String jobName) {
    /** Returns whether the dispatch itself started the run of this job. A later attempt was started otherwise. */
    public boolean isOfFirstAttempt() {
        return runAttempt.equals("1");
    }

    /** Returns the same job in that attempt of its run. */
    public JobKey ofAttempt(String attempt) {
        return new JobKey(delivery, downstream, runId, attempt, jobName);
    }
}
