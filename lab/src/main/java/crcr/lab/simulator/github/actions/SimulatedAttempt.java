package crcr.lab.simulator.github.actions;

import java.util.List;
import java.util.Optional;

/**
 * A snapshot of an attempt of a workflow run.
 *
 * @param repository {@code owner/name}
 * @param run GitHub's number of the run
 * @param attempt 1 for the first
 * @param conclusion present if it has ended
 */
public record SimulatedAttempt(String repository, long run, int attempt, Optional<String> conclusion, List<Job> jobs) {
    /** Keeps its own copy. */
    public SimulatedAttempt {
        jobs = List.copyOf(jobs);
    }

    /**
     * A job of the attempt.
     *
     * @param id GitHub's number of the job, which differs in each attempt in which it runs
     * @param conclusion present if it has ended
     */
    public record Job(long id, String name, Optional<String> conclusion) {
        boolean hasFailed() {
            return conclusion
                    .filter(word -> !word.equals("success") && !word.equals("skipped") && !word.equals("neutral"))
                    .isPresent();
        }
    }

    boolean hasEnded() {
        return conclusion.isPresent();
    }
}
