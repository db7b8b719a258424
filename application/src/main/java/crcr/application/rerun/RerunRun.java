package crcr.application.rerun;

import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.util.Optional;

/** Runs a workflow run of a downstream again, by GitHub's API. Each method costs one call. */
public interface RerunRun {
    /** GitHub's answer to a request for a re-run. */
    sealed interface RerunAnswer {
        /** GitHub runs it again. */
        record Taken() implements RerunAnswer {}

        /** The run is running at this moment, so that nothing had to be done. */
        record AlreadyRunning() implements RerunAnswer {}

        /** None of the run's jobs has failed, so that there is no failed job to run again. */
        record NoFailedJobs() implements RerunAnswer {}

        /** GitHub refuses the call, and would refuse it again. */
        record Refused(String message) implements RerunAnswer {}

        /**
         * GitHub limits the calls.
         *
         * @param told the time of the limit, if GitHub named it
         */
        record Limited(Optional<Duration> told, String message) implements RerunAnswer {}

        /** The call failed, or its answer is unclear. */
        record Failed(String cause) implements RerunAnswer {}
    }

    /** Runs the failed jobs of a run again, with the jobs that depend on them. Throws nothing. */
    RerunAnswer failedJobs(RepositoryName downstream, String runId);

    /** Runs all jobs of a run again. Throws nothing; never answers {@link RerunAnswer.NoFailedJobs}. */
    RerunAnswer all(RepositoryName downstream, String runId);
}
