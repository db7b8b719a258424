package crcr.domain.check;

import crcr.domain.job.JobKey;
import crcr.domain.job.JobTimes;
import java.util.Optional;

/**
 * The state of a job that may show as a check run.
 *
 * @param job the job
 * @param workflow the workflow's name; the caller's text
 * @param commit the commit on which it would show
 * @param state its state
 * @param closedByRelay whether the relay has closed it, so that its own result may follow
 * @param times by the store's clock; of a job that is queued again, the time of that
 * @param tests the caller's numbers
 * @param artifact the caller's link to the job's artifact, http or https
 * @param jobId GitHub's number of the job, if the caller's token proved it
 * @param elsewhere the job's page, if it does not run on GitHub Actions
 */
public record JobStanding(
        JobKey job,
        String workflow,
        PullRequestCommit commit,
        CheckState state,
        boolean closedByRelay,
        JobTimes times,
        Optional<TestCounts> tests,
        Optional<String> artifact,
        Optional<String> jobId,
        Optional<JobLink.Elsewhere> elsewhere) {
    /** Returns the rank of this standing among those of the same job. A later standing has a higher rank. */
    public int rank() {
        return switch (state) {
            case CheckState.Queued() -> 0;
            case CheckState.InProgress() -> 1;
            case CheckState.Completed _ -> closedByRelay ? 2 : 3;
        };
    }
}
