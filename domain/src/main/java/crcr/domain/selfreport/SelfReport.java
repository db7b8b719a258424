package crcr.domain.selfreport;

import crcr.domain.job.Conclusion;
import crcr.domain.repository.RepositoryName;

/**
 * A callback's report on a run that no dispatch started, as far as the relay interprets it. It is the caller's claim.
 *
 * @param id the sender's id for it
 * @param event the kind of the run
 * @param commit the tested commit
 * @param runId the run, as its CI system names it
 * @param runAttempt the attempt of that run, digits
 * @param jobName the job within the run; empty if it names none
 * @param conclusion how the job ended
 */
public record SelfReport(
        SelfReportId id,
        SelfReportEvent event,
        NamedCommit commit,
        String runId,
        String runAttempt,
        String jobName,
        Conclusion conclusion) {
    /** Returns the identity of the result of that downstream. */
    public SelfReportKey of(RepositoryName downstream) {
        return new SelfReportKey(downstream, event, commit, runId, runAttempt, jobName);
    }
}
