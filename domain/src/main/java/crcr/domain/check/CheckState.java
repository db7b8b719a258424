package crcr.domain.check;

import crcr.domain.job.Conclusion;

/** The state that a check run shows for its job. */
public sealed interface CheckState {
    /** GitHub accepted a request to run the job again. */
    record Queued() implements CheckState {}

    /** The job runs. */
    record InProgress() implements CheckState {}

    /** The job has ended. */
    record Completed(Conclusion conclusion) implements CheckState {
        /**
         * Returns the conclusion in the form that GitHub accepts. Nobody may set {@code stale}, which GitHub reserves.
         *
         * @see <a href="https://docs.github.com/en/rest/checks/runs#create-a-check-run">GitHub: create a check run</a>
         */
        public Conclusion shown() {
            return conclusion == Conclusion.STALE ? Conclusion.NEUTRAL : conclusion;
        }
    }

    /** Returns GitHub's {@code status}. */
    default String status() {
        return switch (this) {
            case Queued() -> "queued";
            case InProgress() -> "in_progress";
            case Completed _ -> "completed";
        };
    }
}
