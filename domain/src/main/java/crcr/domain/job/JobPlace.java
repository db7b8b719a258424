package crcr.domain.job;

import java.util.Optional;

/** The place of a job, as its caller's token proves it. */
public sealed interface JobPlace {
    /**
     * A job on GitHub Actions.
     *
     * @param jobId GitHub's number of the job, which is that of its check run, if the token proves it
     */
    record OnGitHub(Optional<String> jobId) implements JobPlace {}

    /**
     * A job on another CI system.
     *
     * @param linkHost the host on which a page of the job may be linked to; empty if there is none
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
