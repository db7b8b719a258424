package crcr.domain.job;

/**
 * Where a downstream CI job stands (docs/downstream/callback.md#states-of-a-job). A job that nothing was dispatched for
 * has no state.
 */
public enum JobState {
    /** The downstream was asked to run; this job has not reported. */
    DISPATCHED,
    /** The job has said that it runs. */
    IN_PROGRESS,
    /** The relay closed the job, which had fallen silent. One late report of its own that it is done may follow. */
    CLOSED,
    /** The job has said that it is done. Nothing follows. */
    COMPLETED
}
