package crcr.domain.sweep;

import crcr.domain.job.Conclusion;
import java.util.List;
import java.util.Optional;

/**
 * GitHub's account of an ended attempt of a workflow run.
 *
 * @param conclusion the conclusion of the run; empty if the relay does not know the word
 * @param jobs the jobs that GitHub lists
 */
public record EndedRun(Optional<Conclusion> conclusion, List<Job> jobs) {
    /** Keeps its own copy. */
    public EndedRun {
        jobs = List.copyOf(jobs);
    }

    /**
     * A job of the run.
     *
     * @param id GitHub's number of the job, which is that of its check run
     * @param name the name that GitHub shows
     * @param conclusion empty if the relay does not know the word
     */
    public record Job(String id, String name, Optional<Conclusion> conclusion) {}
}
