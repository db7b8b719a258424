package crcr.lab.simulator.github.repository;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crcr.lab.simulator.github.repository.GitHubRepositories.Repository;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The commits that repositories have: those that webhooks have named, and those that a test names. */
public final class GitHubCommits {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PLACES =
            List.of("/pull_request/head/sha", "/pull_request/base/sha", "/after", "/before");

    private final GitHubRepositories repositories;
    private final Set<Commit> known = ConcurrentHashMap.newKeySet();

    private record Commit(long repository, String sha) {}

    /** Begins without any. */
    public GitHubCommits(GitHubRepositories repositories) {
        this.repositories = repositories;
    }

    /** From now on the repository has it. */
    public void add(Repository repository, String sha) {
        known.add(new Commit(repository.id(), sha));
    }

    /** From now on the repository does not have it. */
    public void remove(Repository repository, String sha) {
        known.remove(new Commit(repository.id(), sha));
    }

    /** Whether the repository has it. */
    public boolean has(Repository repository, String sha) {
        return known.contains(new Commit(repository.id(), sha));
    }

    /** Adds those that a webhook's body names. */
    public void addNamed(byte[] body) {
        JsonNode event = read(body);
        String repository = event.at("/repository/full_name").asText();
        if (repository.indexOf('/') > 0) {
            PLACES.stream()
                    .map(place -> event.at(place).asText())
                    .filter(sha -> !sha.isEmpty())
                    .forEach(sha -> add(repositories.create(repository), sha));
        }
    }

    // A test may send anything.
    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException _) {
            return JSON.nullNode();
        }
    }
}
