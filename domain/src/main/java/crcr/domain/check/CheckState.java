package crcr.domain.check;

import crcr.domain.job.Conclusion;

/** What a check run says of its job. */
public sealed interface CheckState {
    /** GitHub was asked to run the job again, and took it. */
    record Queued() implements CheckState {}

    /** The job runs. */
    record InProgress() implements CheckState {}

    /** The job has ended. */
    record Completed(Conclusion conclusion) implements CheckState {
        /**
         * Returns the conclusion as GitHub takes it: nobody may set {@code stale}, which GitHub keeps for itself.
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
