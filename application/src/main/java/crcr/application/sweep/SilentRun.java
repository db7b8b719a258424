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
 * An attempt of a workflow run with jobs that have said that they run, and nothing since.
 *
 * @param downstream where it runs
 * @param runId the workflow run
 * @param runAttempt the attempt of that run
 * @param dispatch what the relay recorded about the dispatch that it came from
 * @param jobs those of its jobs
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
     * One of the jobs.
     *
     * @param name the job within the run; empty if it has none
     * @param since when it said that it runs
     * @param queuedSince since when its run had waited, if it carries its run's queue time
     */
    public record SilentJob(String name, Instant since, Optional<Instant> queuedSince) {}

    /** Returns how long a job has been silent. */
    public Duration silence(SilentJob job) {
        return Duration.between(job.since(), now);
    }

    /** Returns what names a job. */
    public JobKey key(SilentJob job) {
        return new JobKey(dispatch.delivery(), downstream, runId, runAttempt, job.name());
    }

    /** Returns the times of a job that ends now. */
    public JobTimes timesOfEnd(SilentJob job) {
        return new JobTimes(job.queuedSince(), job.since(), Optional.of(now));
    }
}
