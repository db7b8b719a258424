package crcr.lab.simulator.github.repository;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crcr.lab.simulator.github.GitHubAnswer;
import crcr.lab.simulator.github.GitHubRequest;
import crcr.lab.simulator.github.repository.GitHubRepositories.Repository;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The commits of repositories: those that webhooks have named, and those that a test adds. */
public final class GitHubCommits {
    private static final String SHA = "application/vnd.github.sha";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PLACES =
            List.of("/pull_request/head/sha", "/pull_request/base/sha", "/after", "/before");

    private final GitHubRepositories repositories;
    private final Set<Commit> known = ConcurrentHashMap.newKeySet();

    private final Map<Commit, String> named = new ConcurrentHashMap<>();

    private record Commit(long repository, String sha) {}

    /** Begins without commits. */
    public GitHubCommits(GitHubRepositories repositories) {
        this.repositories = repositories;
    }

    /** Adds a commit to the repository. */
    public void add(Repository repository, String sha) {
        known.add(new Commit(repository.id(), sha));
    }

    /** Removes a commit from the repository. */
    public void remove(Repository repository, String sha) {
        known.remove(new Commit(repository.id(), sha));
    }

    /** Returns whether the repository has the commit. */
    public boolean has(Repository repository, String sha) {
        return known.contains(new Commit(repository.id(), sha));
    }

    /** Gives a branch or tag of the repository this name and this commit, which is added too. */
    public void name(String repository, String name, String sha) {
        Repository of = repositories.create(repository);
        add(of, sha);
        named.put(new Commit(of.id(), name), sha);
    }

    /**
     * Answers a call for a commit, by its SHA or by a name.
     *
     * @see <a href="https://docs.github.com/en/rest/commits/commits#get-a-commit">GitHub: get a commit</a>
     */
    public GitHubAnswer answer(GitHubRequest request, Repository repository) {
        String ref = request.parameter("name");
        if (!request.headers().getOrDefault("accept", "").equals(SHA)) {
            return GitHubAnswer.error(415, "the simulator knows the media type of the SHA only");
        }
        Optional<String> sha = Optional.ofNullable(named.get(new Commit(repository.id(), ref)))
                .or(() -> Optional.of(ref).filter(itself -> has(repository, itself)));
        return sha.map(found -> new GitHubAnswer(200, Map.of("Content-Type", SHA + "; charset=utf-8"), found))
                .orElseGet(() -> GitHubAnswer.error(422, "No commit found for SHA: " + ref));
    }

    /** Adds the commits that a webhook's body names. */
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

    // A test may send any body.
    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException _) {
            return JSON.nullNode();
        }
    }
}
