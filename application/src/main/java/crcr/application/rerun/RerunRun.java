package crcr.application.rerun;

import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.util.Optional;

/** Runs a workflow run of a downstream again, by GitHub's API. Each method costs one call. */
public interface RerunRun {
    /** GitHub's answer. */
    sealed interface RerunAnswer {
        /** GitHub runs it again. */
        record Taken() implements RerunAnswer {}

        /** It runs at this moment, so that nothing had to be done. */
        record AlreadyRunning() implements RerunAnswer {}

        /** None of its jobs has failed, so that there is no failed one to run again. */
        record NoFailedJobs() implements RerunAnswer {}

        /** GitHub refuses it, and would refuse it again. */
        record Refused(String message) implements RerunAnswer {}

        /**
         * GitHub limits the calls.
         *
         * @param told for how long, if GitHub said so
         */
        record Limited(Optional<Duration> told, String message) implements RerunAnswer {}

        /** The call failed, or its answer is unclear. */
        record Failed(String cause) implements RerunAnswer {}
    }

    /** Runs the failed jobs of a run again, and those that need them. Throws nothing. */
    RerunAnswer failedJobs(RepositoryName downstream, String runId);

    /** Runs all jobs of a run again. Throws nothing; never answers {@link RerunAnswer.NoFailedJobs}. */
    RerunAnswer all(RepositoryName downstream, String runId);
}
