package crcr.application.result;

import crcr.application.explanation.Stage;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.JobCounts;

/**
 * A delivery's target, with a summary of its results.
 *
 * @param downstream its name on the allowlist at that time
 * @param stage its stage, without the name of an older event for which it waits
 * @param attempts the number of attempts since it was queued
 * @param jobs its jobs; of each the last attempt
 */
public record TargetResult(RepositoryName downstream, Stage stage, int attempts, JobCounts jobs) {}
