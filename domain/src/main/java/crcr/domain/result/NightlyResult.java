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
 * @param report which one
 * @param headSha the upstream's commit, or what the caller called it if GitHub could not be asked
 * @param commitVerified whether GitHub knows that commit
 * @param workflow the workflow's name; the caller's text, cut to 200 characters
 * @param conclusion how it ended
 * @param at when it was taken, by the store's clock
 * @param tests the caller's numbers
 * @param elsewhere where it leads, if it did not run on GitHub Actions
 */
public record NightlyResult(
        SelfReportKey report,
        String headSha,
        boolean commitVerified,
        String workflow,
        Conclusion conclusion,
        Instant at,
        Optional<TestCounts> tests,
        Optional<JobLink.Elsewhere> elsewhere) {}
