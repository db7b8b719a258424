package crcr.application.sweep;

import crcr.domain.job.Conclusion;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks GitHub how an attempt of a downstream's workflow run stands. */
@FunctionalInterface
public interface LookAtRun {
    /**
     * A job of an attempt that has ended.
     *
     * @param id GitHub's number of it, which is that of its check run
     * @param name as GitHub shows it
     * @param conclusion GitHub's own; empty if this version does not know the word
     */
    record EndedJob(String id, String name, Optional<Conclusion> conclusion) {}

    /** GitHub's answer. */
    sealed interface RunAnswer {
        /** It waits or runs. */
        record Running() implements RunAnswer {}

        /**
         * It has ended.
         *
         * @param conclusion GitHub's own for all of it; empty if this version does not know the word
         * @param jobs its jobs, the first 1,000 of them
         */
        record Ended(Optional<Conclusion> conclusion, List<EndedJob> jobs) implements RunAnswer {
            /** Keeps its own copy. */
            public Ended {
                jobs = List.copyOf(jobs);
            }
        }

        /** GitHub does not let the App see it, or does not know it. */
        record Unseen(String message) implements RunAnswer {}

        /**
         * GitHub limits the calls.
         *
         * @param told for how long, if GitHub said so
         */
        record Limited(Optional<Duration> told, String message) implements RunAnswer {}

        /** The call failed, or its answer is unclear. */
        record Failed(String cause) implements RunAnswer {}
    }

    /** Asks: one call while it runs; one more for each 100 jobs once it has ended. Throws nothing. */
    RunAnswer look(RepositoryName downstream, String runId, String runAttempt);
}
