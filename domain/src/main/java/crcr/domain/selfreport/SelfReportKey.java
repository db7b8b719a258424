package crcr.domain.selfreport;

import crcr.domain.repository.RepositoryName;

/**
 * The identity of a self-reported result. A second report with the same identity is refused.
 *
 * @param downstream the downstream of the run
 * @param event the kind of the run
 * @param commit the tested commit, as the report names it
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
