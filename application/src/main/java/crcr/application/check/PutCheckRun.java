package crcr.application.check;

import crcr.domain.check.CheckRun;
import java.time.Duration;
import java.util.Optional;

/** Shows a check run on a commit of the upstream, by GitHub's API. Each method costs one call. */
public interface PutCheckRun {
    /** GitHub's answer. */
    sealed interface CheckRunAnswer {
        /**
         * GitHub shows it.
         *
         * @param id GitHub's number of the check run, which {@link #update} takes
         */
        record Shown(long id) implements CheckRunAnswer {}

        /** GitHub does not know the commit (any more). */
        record UnknownCommit(String message) implements CheckRunAnswer {}

        /** GitHub does not know the check run of that number. */
        record UnknownCheckRun(String message) implements CheckRunAnswer {}

        /** GitHub refuses it, and would refuse it again. */
        record Refused(String message) implements CheckRunAnswer {}

        /**
         * GitHub limits the calls.
         *
         * @param told for how long, if GitHub said so
         */
        record Limited(Optional<Duration> told, String message) implements CheckRunAnswer {}

        /** The call failed, or its answer is unclear. */
        record Failed(String cause) implements CheckRunAnswer {}
    }

    /** Creates a check run. Not idempotent: a second one of the same name hides the first. Throws nothing. */
    CheckRunAnswer create(CheckRun checkRun);

    /** Makes an existing check run say this. Idempotent. Throws nothing. */
    CheckRunAnswer update(long id, CheckRun checkRun);
}
