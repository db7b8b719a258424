package crcr.lab.audit.checks;

import java.util.Optional;

/**
 * An attempt of a downstream's job. Each run has one job, whose name differs from those of other runs.
 *
 * @param run GitHub's number of the run
 * @param attempt 1 for the first
 * @param pullRequest the pull request of its dispatch; empty for a push
 * @param sha the dispatched commit
 */
public record Job(
        String delivery, String downstream, String run, int attempt, Optional<Integer> pullRequest, String sha) {
    /** Returns the job's name. */
    public String name() {
        return "build-" + run;
    }

    /** Returns the name of its check run. */
    public String checkRunName() {
        return "crcr/" + downstream + "/CI/" + name();
    }

    /** Returns the same job in another attempt. */
    public Job again(int other) {
        return new Job(delivery, downstream, run, other, pullRequest, sha);
    }
}
