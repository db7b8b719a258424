package crcr.domain.job;

import java.util.Optional;

/** Where a job runs, as its caller's token proves. */
public sealed interface JobPlace {
    /**
     * On GitHub Actions.
     *
     * @param jobId GitHub's number of the job, if the token proves it: that of the job's own check run
     */
    record OnGitHub(Optional<String> jobId) implements JobPlace {}

    /**
     * On another CI system.
     *
     * @param linkHost the host on which a page of the job may be linked to; empty if on none
     */
    record Elsewhere(Optional<String> linkHost) implements JobPlace {}

    /** Returns GitHub's number of the job; empty if no token proved it, or it runs elsewhere. */
    default Optional<String> provenJob() {
        return switch (this) {
            case OnGitHub(Optional<String> jobId) -> jobId;
            case Elsewhere _ -> Optional.empty();
        };
    }
}
