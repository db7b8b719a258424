package crcr.application.check;

import crcr.domain.check.CheckRun;
import java.time.Duration;
import java.util.Optional;

/** Shows a check run on a commit of the upstream, by GitHub's API. Each method costs one call. */
public interface PutCheckRun {
    /** GitHub's answer to a call for a check run. */
    sealed interface CheckRunAnswer {
        /**
         * GitHub shows the check run.
         *
         * @param id GitHub's number of the check run, which {@link #update} takes
         */
        record Shown(long id) implements CheckRunAnswer {}

        /** GitHub does not know the commit (any more). */
        record UnknownCommit(String message) implements CheckRunAnswer {}

        /** GitHub does not know the check run of that number. */
        record UnknownCheckRun(String message) implements CheckRunAnswer {}

        /** GitHub refuses the call, and would refuse it again. */
        record Refused(String message) implements CheckRunAnswer {}

        /**
         * GitHub limits the calls.
         *
         * @param told the time of the limit, if GitHub named it
         */
        record Limited(Optional<Duration> told, String message) implements CheckRunAnswer {}

        /** The call failed, or its answer is unclear. */
        record Failed(String cause) implements CheckRunAnswer {}
    }

    /**
     * Creates a check run. Not idempotent, because a second check run of the same name hides the first. Throws nothing.
     */
    CheckRunAnswer create(CheckRun checkRun);

    /** Updates an existing check run. Idempotent. Throws nothing. */
    CheckRunAnswer update(long id, CheckRun checkRun);
}
