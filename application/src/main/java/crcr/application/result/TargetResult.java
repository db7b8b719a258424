package crcr.application.result;

import crcr.application.explanation.Stage;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.JobCounts;

/**
 * A delivery's target, and what came of it in sum.
 *
 * @param downstream as it was listed then
 * @param stage how far it has come; which older event it waits for is not looked up
 * @param attempts how many have begun since it was queued
 * @param jobs its jobs; of each the last attempt
 */
public record TargetResult(RepositoryName downstream, Stage stage, int attempts, JobCounts jobs) {}
