package crcr.lab.simulator.github.checks;

import java.time.Instant;
import java.util.Optional;

/**
 * A snapshot of a check run.
 *
 * @param id GitHub's number of the check run
 * @param suite the number of its check suite: one for each commit and App
 * @param appId the App that made it
 * @param repository {@code owner/name}
 * @param status in GitHub's words
 * @param conclusion present if it has ended
 * @param title the title of its output; empty if it has none
 * @param summary the summary of its output; empty if it has none
 */
public record SimulatedCheckRun(
        long id,
        long suite,
        String appId,
        String repository,
        String headSha,
        String name,
        String externalId,
        String status,
        Optional<String> conclusion,
        Optional<String> detailsUrl,
        Optional<Instant> startedAt,
        Optional<Instant> completedAt,
        String title,
        String summary) {}
