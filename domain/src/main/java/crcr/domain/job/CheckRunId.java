package crcr.domain.job;

import java.util.Optional;

/**
 * The id of a check run, as a report has it. HUD files its rows by it, so that it belongs to the job that used it
 * first.
 *
 * @param value any text but an empty one
 */
public record CheckRunId(String value) {
    /**
     * Returns the check run id of a report of this run, if it belongs to one job: PyTorch's own script sends
     * {@code <run>-<attempt>} for all jobs of a run.
     */
    public static Optional<CheckRunId> of(String value, String runId, String runAttempt) {
        return value.isEmpty() || value.equals(runId + "-" + runAttempt)
                ? Optional.empty()
                : Optional.of(new CheckRunId(value));
    }
}
