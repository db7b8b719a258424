package crcr.domain.result;

import crcr.domain.check.JobLink;
import crcr.domain.check.TestCounts;
import crcr.domain.job.JobPlace;
import java.util.Optional;

/**
 * The parts of a callback that a job's check run shows. All of it is the caller's claim.
 *
 * @param name the workflow's name
 * @param tests how many tests passed, failed and were skipped; empty unless all its values are numbers
 * @param artifact a link of http or https
 * @param url the job's page on its own CI system
 */
public record WorkflowWords(String name, Optional<TestCounts> tests, Optional<String> artifact, Optional<String> url) {
    /** The words of a callback without any of these parts. */
    public static final WorkflowWords NOTHING =
            new WorkflowWords("", Optional.empty(), Optional.empty(), Optional.empty());

    /** Returns the link of the job that runs at that place; empty if it runs on GitHub Actions. */
    public Optional<JobLink.Elsewhere> linkFrom(JobPlace place) {
        return switch (place) {
            case JobPlace.OnGitHub _ -> Optional.empty();
            case JobPlace.Elsewhere(Optional<String> linkHost) -> Optional.of(JobLink.Elsewhere.to(url, linkHost));
        };
    }
}
