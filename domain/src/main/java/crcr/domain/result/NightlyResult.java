package crcr.domain.result;

import crcr.domain.check.JobLink;
import crcr.domain.check.TestCounts;
import crcr.domain.job.Conclusion;
import crcr.domain.selfreport.SelfReportKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A result that a run reported of itself.
 *
 * @param said what it said
 * @param at when it was taken, by the store's clock
 */
public record NightlyResult(Said said, Instant at) {
    /**
     * What a run said of itself.
     *
     * @param report which one
     * @param headSha the upstream's commit, or what the caller called it if GitHub could not be asked
     * @param commitVerified whether GitHub knows that commit
     * @param workflow the workflow's name; the caller's text, as far as it is kept
     * @param conclusion how it ended
     * @param tests the caller's numbers
     * @param elsewhere where it leads, if it did not run on GitHub Actions
     */
    public record Said(
            SelfReportKey report,
            String headSha,
            boolean commitVerified,
            String workflow,
            Conclusion conclusion,
            Optional<TestCounts> tests,
            Optional<JobLink.Elsewhere> elsewhere) {
        /**
         * Returns where it leads.
         *
         * @param gitHubPages without a slash at the end: {@code https://github.com}
         */
        public Optional<String> url(String gitHubPages) {
            return elsewhere.isPresent()
                    ? elsewhere.get().url()
                    : Optional.of(
                            JobLink.attempt(gitHubPages, report.downstream(), report.runId(), report.runAttempt()));
        }
    }
}
