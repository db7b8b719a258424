package crcr.domain.check;

import crcr.domain.job.JobKey;
import java.util.Optional;

/** Where a check run leads: to a page that the relay itself has made up, or that the providers' file allows. */
public sealed interface JobLink {
    /**
     * A job of GitHub Actions.
     *
     * @param host GitHub's pages, without a slash at the end: {@code https://github.com}
     * @param jobId the job's number, if GitHub has confirmed it
     */
    record OnGitHub(String host, Optional<String> jobId) implements JobLink {}

    /** A page of another CI system, on a host that is allowed; empty if there is none. */
    record Elsewhere(Optional<String> url) implements JobLink {}

    /** Returns {@code details_url}; empty if there is nothing to lead to. */
    default Optional<String> url(JobKey job) {
        return switch (this) {
            case OnGitHub(String host, Optional<String> jobId) -> {
                String run = host + "/" + job.downstream() + "/actions/runs/" + job.runId();
                yield Optional.of(jobId.map(id -> run + "/job/" + id).orElse(run + "/attempts/" + job.runAttempt()));
            }
            case Elsewhere(Optional<String> url) -> url;
        };
    }

    /** Returns whether GitHub can be asked to run the job again. */
    default boolean canRunAgain() {
        return this instanceof OnGitHub;
    }
}
