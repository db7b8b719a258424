package crcr.domain.check;

import crcr.domain.job.JobKey;
import crcr.domain.job.JobTimes;
import java.util.Optional;

/**
 * How a job stands that may show as a check run.
 *
 * @param job which one
 * @param workflow the workflow's name; the caller's text
 * @param commit where it would show
 * @param state how it stands
 * @param closedByRelay whether the relay has closed it, so that its own result may follow
 * @param times by the store's clock; of one that is queued again, when that was
 * @param tests the caller's numbers
 * @param artifact the caller's link to what the job left, http or https
 * @param jobId GitHub's number of the job, if the caller's token proved it
 * @param elsewhere where it leads, if it does not run on GitHub Actions
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
    /** Returns its place in the order in which the standings of one job follow each other: a later one is greater. */
    public int rank() {
        return switch (state) {
            case CheckState.Queued() -> 0;
            case CheckState.InProgress() -> 1;
            case CheckState.Completed _ -> closedByRelay ? 2 : 3;
        };
    }
}
