package crcr.domain.job;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The status in a job's report, which is a move of the job's state machine
 * (docs/downstream/callback.md#states-of-a-job). Each move is possible from some states and leads to one state. A store
 * only compares and sets, and has no rule of its own.
 */
public enum ReportStatus {
    IN_PROGRESS("in_progress", JobState.IN_PROGRESS),
    COMPLETED("completed", JobState.COMPLETED);

    private static final String ONCE = "; send each report once, and give each job of a run a job_name of its own";

    private final String wireName;
    private final JobState to;

    ReportStatus(String wireName, JobState to) {
        this.wireName = wireName;
        this.to = to;
    }

    /** Returns the status of this name in a callback. */
    public static Optional<ReportStatus> named(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName.equals(wireName))
                .findFirst();
    }

    /** Returns the name in a callback. */
    public String wireName() {
        return wireName;
    }

    /** Returns the states in which this report is accepted. */
    public Set<JobState> from() {
        return switch (this) {
            case IN_PROGRESS -> Set.of(JobState.DISPATCHED);
            case COMPLETED -> Set.of(JobState.IN_PROGRESS, JobState.CLOSED);
        };
    }

    /** Returns the state after this report was accepted. */
    public JobState to() {
        return to;
    }

    /** Returns why this report is refused in that state, for the author of the workflow that sent it. */
    public String refusal(JobState current) {
        return switch (this) {
            case IN_PROGRESS ->
                switch (current) {
                    case DISPATCHED -> throw new IllegalArgumentException("in_progress is accepted when dispatched");
                    case IN_PROGRESS -> "this job has reported in_progress already" + ONCE;
                    case CLOSED ->
                        "this job was silent for so long that the relay closed it, so it cannot be in_progress again;"
                                + " its completed is still taken, once";
                    case COMPLETED ->
                        "this job has reported completed already, so it cannot be in_progress again" + ONCE;
                };
            case COMPLETED ->
                switch (current) {
                    case DISPATCHED -> "this job has not reported in_progress yet, and must do so before completed";
                    case IN_PROGRESS, CLOSED ->
                        throw new IllegalArgumentException("completed is accepted when in_progress or closed");
                    case COMPLETED -> "this job has reported completed already" + ONCE;
                };
        };
    }
}
