package crcr.application.sweep;

import crcr.domain.job.Conclusion;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks GitHub about the state of an attempt of a downstream's workflow run. */
@FunctionalInterface
public interface LookAtRun {
    /**
     * A job of an attempt that has ended.
     *
     * @param id GitHub's number of the job, which is that of its check run
     * @param name the name that GitHub shows
     * @param conclusion GitHub's conclusion; empty if this version does not know the word
     */
    record EndedJob(String id, String name, Optional<Conclusion> conclusion) {}

    /** GitHub's answer about an attempt of a run. */
    sealed interface RunAnswer {
        /** The run waits or is running. */
        record Running() implements RunAnswer {}

        /**
         * The run has ended.
         *
         * @param conclusion GitHub's conclusion for the run; empty if this version does not know the word
         * @param jobs its jobs, the first 1,000 of them
         */
        record Ended(Optional<Conclusion> conclusion, List<EndedJob> jobs) implements RunAnswer {
            /** Keeps its own copy. */
            public Ended {
                jobs = List.copyOf(jobs);
            }
        }

        /** GitHub does not let the App see the run, or does not know it. */
        record Unseen(String message) implements RunAnswer {}

        /**
         * GitHub limits the calls.
         *
         * @param told the time of the limit, if GitHub named it
         */
        record Limited(Optional<Duration> told, String message) implements RunAnswer {}

        /** The call failed, or its answer is unclear. */
        record Failed(String cause) implements RunAnswer {}
    }

    /**
     * Asks for the state: one call while the run is running, and one more for each 100 jobs once it has ended. Throws
     * nothing.
     */
    RunAnswer look(RepositoryName downstream, String runId, String runAttempt);
}
