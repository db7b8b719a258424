package crcr.domain.job;

import java.util.Optional;

/**
 * The id of a check run, as a report has it: HUD files its rows by it, so that it belongs to the job that used it
 * first.
 *
 * @param value any text but an empty one
 */
public record CheckRunId(String value) {
    /**
     * Returns that of a report of this run, if it belongs to one job: {@code <run>-<attempt>} is what PyTorch's own
     * script sends for all jobs of a run.
     */
    public static Optional<CheckRunId> of(String value, String runId, String runAttempt) {
        return value.isEmpty() || value.equals(runId + "-" + runAttempt)
                ? Optional.empty()
                : Optional.of(new CheckRunId(value));
    }
}
