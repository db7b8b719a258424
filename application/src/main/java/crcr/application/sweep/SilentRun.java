package crcr.application.sweep;

import crcr.domain.job.DispatchFacts;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobTimes;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An attempt of a workflow run with silent jobs, which reported that they run and nothing since.
 *
 * @param downstream its downstream
 * @param runId the workflow run
 * @param runAttempt the attempt of that run
 * @param dispatch the relay's record of the dispatch from which it came
 * @param jobs its silent jobs
 * @param now the time of the store when this was found
 */
public record SilentRun(
        RepositoryName downstream,
        String runId,
        String runAttempt,
        DispatchFacts dispatch,
        List<SilentJob> jobs,
        Instant now) {
    /** Keeps its own copy. */
    public SilentRun {
        jobs = List.copyOf(jobs);
    }

    /**
     * A silent job.
     *
     * @param name the job within the run; empty if it has none
     * @param since when it reported that it runs
     * @param queuedSince the beginning of its run's queue time, if it carries that
     */
    public record SilentJob(String name, Instant since, Optional<Instant> queuedSince) {}

    /** Returns the time for which a job has been silent. */
    public Duration silence(SilentJob job) {
        return Duration.between(job.since(), now);
    }

    /** Returns the key of a job. */
    public JobKey key(SilentJob job) {
        return new JobKey(dispatch.delivery(), downstream, runId, runAttempt, job.name());
    }

    /** Returns the times of a job that ends now. */
    public JobTimes timesOfEnd(SilentJob job) {
        return new JobTimes(job.queuedSince(), job.since(), Optional.of(now));
    }
}
