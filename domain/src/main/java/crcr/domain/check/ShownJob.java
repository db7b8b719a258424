package crcr.domain.check;

import crcr.domain.allowlist.Level;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobTimes;
import java.util.List;
import java.util.Optional;

/**
 * A job as its check run shows it.
 *
 * @param job which one
 * @param workflow the workflow's name; the caller's text
 * @param level its downstream's
 * @param oncalls who is on call for its downstream, by the allowlist
 * @param commit where it shows
 * @param state how it stands
 * @param times by the store's clock
 * @param tests the caller's numbers
 * @param artifact the caller's link to what the job left, http or https
 * @param link where the check run leads
 */
public record ShownJob(
        JobKey job,
        String workflow,
        Level level,
        List<String> oncalls,
        PullRequestCommit commit,
        CheckState state,
        JobTimes times,
        Optional<TestCounts> tests,
        Optional<String> artifact,
        JobLink link) {
    /** Keeps its own copy. */
    public ShownJob {
        oncalls = List.copyOf(oncalls);
    }
}
