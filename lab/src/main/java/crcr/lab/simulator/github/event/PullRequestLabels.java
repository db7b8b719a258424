package crcr.lab.simulator.github.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.github.repository.GitHubDocuments;
import crcr.lab.simulator.github.repository.GitHubRepositories.Repository;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The labels of pull requests, with the time of their last change. Every event of a pull request has all of them. */
final class PullRequestLabels {
    private final Clock clock;
    private final Map<Key, PullRequest> byNumber = new HashMap<>();

    private record Key(long repository, long number) {}

    private static final class PullRequest {
        private final Set<String> labels = new LinkedHashSet<>();
        private Instant updated = Instant.EPOCH;
    }

    PullRequestLabels(Clock clock) {
        this.clock = clock;
    }

    private PullRequest of(Repository repository, long number) {
        return byNumber.computeIfAbsent(new Key(repository.id(), number), _ -> new PullRequest());
    }

    synchronized void add(Repository repository, long number, String label) {
        of(repository, number).labels.add(label);
    }

    synchronized void remove(Repository repository, long number, String label) {
        of(repository, number).labels.remove(label);
    }

    synchronized List<String> labels(Repository repository, long number) {
        return List.copyOf(of(repository, number).labels);
    }

    /** Writes the present labels into a pull request, with a time after all earlier ones. */
    synchronized void putInto(ObjectNode pullRequest, Repository repository, long number) {
        PullRequest known = of(repository, number);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        known.updated = now.isAfter(known.updated) ? now : known.updated.plusSeconds(1);
        ArrayNode labels =
                pullRequest.put("updated_at", known.updated.toString()).putArray("labels");
        known.labels.forEach(label -> labels.add(GitHubDocuments.label(repository, label)));
    }
}
