package crcr.lab.simulator.github.checks;

import java.time.Instant;
import java.util.Optional;

/**
 * A check run as it was at some time.
 *
 * @param id GitHub's number of it
 * @param suite that of the check suite to which it belongs: one for each commit and App
 * @param appId the App that made it
 * @param repository {@code owner/name}
 * @param status in GitHub's words
 * @param conclusion present if it has ended
 * @param title of its output; empty if it has none
 * @param summary of its output; empty if it has none
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
