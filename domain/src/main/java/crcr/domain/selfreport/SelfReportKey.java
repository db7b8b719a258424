package crcr.domain.selfreport;

import crcr.domain.repository.RepositoryName;

/**
 * What names a result that was reported by the run itself: a second report of it is refused.
 *
 * @param downstream whose run it was
 * @param event the kind of the run
 * @param commit what was tested, as the report names it
 * @param runId the run, as its CI system names it
 * @param runAttempt the attempt of that run, digits
 * @param jobName the job within the run; empty if the report names none
 */
public record SelfReportKey(
        RepositoryName downstream,
        SelfReportEvent event,
        NamedCommit commit,
        String runId,
        String runAttempt,
        String jobName) {}
