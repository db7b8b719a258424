package crcr.domain.job;

/**
 * The state of a downstream CI job (docs/downstream/callback.md#states-of-a-job). A job without a dispatch has no
 * state.
 */
public enum JobState {
    /** The relay dispatched to the downstream, and this job has not reported. */
    DISPATCHED,
    /** The job has reported that it runs. */
    IN_PROGRESS,
    /** The relay closed the job, which had fallen silent. One late report of its completion may follow. */
    CLOSED,
    /** The job has reported that it is done. Nothing follows. */
    COMPLETED
}
