package crcr.domain.result;

import crcr.domain.check.JobLink;
import crcr.domain.check.TestCounts;
import crcr.domain.job.JobPlace;
import java.util.Optional;

/**
 * What a callback says of a job that its check run shows; all of it is the caller's claim.
 *
 * @param name the workflow's name
 * @param tests how many tests passed, failed and were skipped; empty unless all its values are numbers
 * @param artifact a link of http or https
 * @param url where the job shows on its own CI system
 */
public record WorkflowWords(String name, Optional<TestCounts> tests, Optional<String> artifact, Optional<String> url) {
    /** Nothing is said. */
    public static final WorkflowWords NOTHING =
            new WorkflowWords("", Optional.empty(), Optional.empty(), Optional.empty());

    /** Returns where the job leads that runs at that place; empty if it runs on GitHub Actions. */
    public Optional<JobLink.Elsewhere> linkFrom(JobPlace place) {
        return switch (place) {
            case JobPlace.OnGitHub _ -> Optional.empty();
            case JobPlace.Elsewhere(Optional<String> linkHost) -> Optional.of(JobLink.Elsewhere.to(url, linkHost));
        };
    }
}
