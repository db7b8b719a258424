package crcr.domain.sweep;

import crcr.domain.job.Conclusion;
import java.util.List;
import java.util.Optional;

/**
 * How GitHub says that an attempt of a workflow run ended.
 *
 * @param conclusion of all of it; empty if the relay does not know the word
 * @param jobs those that GitHub lists
 */
public record EndedRun(Optional<Conclusion> conclusion, List<Job> jobs) {
    /** Keeps its own copy. */
    public EndedRun {
        jobs = List.copyOf(jobs);
    }

    /**
     * A job of it.
     *
     * @param id GitHub's number of it, which is that of its check run
     * @param name as GitHub shows it
     * @param conclusion empty if the relay does not know the word
     */
    public record Job(String id, String name, Optional<Conclusion> conclusion) {}
}
