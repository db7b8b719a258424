package crcr.infrastructure.http.console.result;

import crcr.application.allowlist.AllowlistInForce;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Grant;
import crcr.domain.check.TestCounts;
import crcr.domain.job.JobTimes;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.JobClass;
import crcr.domain.result.JobResult;
import crcr.infrastructure.http.console.page.JobRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Makes the rows of jobs on pages. */
final class JobRows {
    private static final int TO_MILLIS = 3;

    private final AllowlistInForce allowlist;
    private final String gitHubPages;

    /**
     * Makes rows.
     *
     * @param gitHubPages the base address of runs, without a slash at the end: {@code https://github.com}
     */
    JobRows(AllowlistInForce allowlist, String gitHubPages) {
        this.allowlist = allowlist;
        this.gitHubPages = gitHubPages;
    }

    /** Returns a job's row. */
    JobRow row(JobResult job, Optional<String> checkRunUrl) {
        JobTimes times = job.times();
        Optional<String> notRerun = notRerun(job);
        return new JobRow(
                job.job().downstream().toString(),
                job.job().delivery().value(),
                job.workflow(),
                job.job().jobName(),
                job.job().runId(),
                job.job().runAttempt(),
                StageWords.mark(job.conclusion()),
                job.closedByRelay(),
                times.inProgress(),
                times.completed(),
                times.queueTime().map(JobRows::duration),
                times.executionTime().map(JobRows::duration),
                job.tests().map(JobRows::tests),
                job.url(gitHubPages),
                checkRunUrl,
                notRerun.isEmpty(),
                notRerun);
    }

    /** Returns numbers of tests. */
    static JobRow.Tests tests(TestCounts tests) {
        return new JobRow.Tests(tests.passed(), tests.failed(), tests.skipped());
    }

    private static Duration duration(BigDecimal seconds) {
        return Duration.ofMillis(seconds.movePointRight(TO_MILLIS).longValue());
    }

    /** Returns why a job's run cannot be run again from here; empty if it can. */
    Optional<String> notRerun(JobResult job) {
        if (job.countsAs() == JobClass.RUNNING) {
            return Optional.of("It runs.");
        } else if (job.elsewhere().isPresent()) {
            return Optional.of("It does not run on GitHub Actions; run it again where it runs.");
        }
        return notRerun(job.job().downstream());
    }

    private Optional<String> notRerun(RepositoryName repository) {
        Optional<Downstream> downstream = allowlist.allowlist().flatMap(known -> known.find(repository));
        if (downstream.isEmpty()) {
            return Optional.of("Its repository is not on the allowlist.");
        }
        return downstream.get().has(Grant.CHECK_RUN_WHEN_LABELLED)
                ? Optional.empty()
                : Optional.of("Its repository is at " + downstream.get().level()
                        + "; jobs are run again from here from L3 on.");
    }
}
