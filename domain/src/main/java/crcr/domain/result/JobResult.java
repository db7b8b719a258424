package crcr.domain.result;

import crcr.domain.check.JobLink;
import crcr.domain.check.TestCounts;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobTimes;
import java.util.Optional;

/**
 * A job's result, as the relay's own pages show it.
 *
 * @param job the job
 * @param workflow the workflow's name; the caller's text, cut to 200 characters
 * @param conclusion how it ended; empty while it runs
 * @param closedByRelay whether the relay has closed it, so that its own result may follow
 * @param times by the store's clock
 * @param tests the caller's numbers
 * @param jobId GitHub's number of the job, if the caller's token proved it
 * @param elsewhere the job's page, if it does not run on GitHub Actions
 */
public record JobResult(
        JobKey job,
        String workflow,
        Optional<Conclusion> conclusion,
        boolean closedByRelay,
        JobTimes times,
        Optional<TestCounts> tests,
        Optional<String> jobId,
        Optional<JobLink.Elsewhere> elsewhere) {
    /** Returns the class in which the job is counted. */
    public JobClass countsAs() {
        return JobClass.of(conclusion);
    }

    /**
     * Returns the address of the job's page.
     *
     * @param gitHubPages without a slash at the end: {@code https://github.com}
     */
    public Optional<String> url(String gitHubPages) {
        return elsewhere
                .<JobLink>map(link -> link)
                .orElseGet(() -> new JobLink.OnGitHub(gitHubPages, jobId))
                .url(job);
    }
}
