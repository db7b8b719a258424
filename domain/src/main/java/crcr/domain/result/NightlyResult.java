package crcr.domain.result;

import crcr.domain.check.JobLink;
import crcr.domain.check.TestCounts;
import crcr.domain.job.Conclusion;
import crcr.domain.selfreport.SelfReportKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A result that a run reported without a dispatch.
 *
 * @param said the reported content
 * @param at when the relay accepted it, by the store's clock
 */
public record NightlyResult(Said said, Instant at) {
    /**
     * The content of a run's self-report.
     *
     * @param report the identity of the result
     * @param headSha the upstream's commit, or the caller's name for it if GitHub could not be asked
     * @param commitVerified whether GitHub knows that commit
     * @param workflow the workflow's name; the caller's text, as far as it is kept
     * @param conclusion how it ended
     * @param tests the caller's numbers
     * @param elsewhere the run's page, if it did not run on GitHub Actions
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
         * Returns the address of the run's page.
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
