package crcr.lab.simulator.github.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import crcr.lab.simulator.github.GitHubRefusal;
import crcr.lab.simulator.github.repository.GitHubCommits;
import crcr.lab.simulator.github.repository.GitHubRepositories;
import crcr.lab.simulator.github.repository.GitHubRepositories.Repository;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The check runs on the commits of all repositories. Safe for use by several threads. */
public final class SimulatedChecks {
    // Such an id does not fit into an int.
    private static final long FIRST_ID = 3_000_000_001L;

    private final GitHubRepositories repositories;
    private final GitHubCommits commits;
    private final Clock clock;
    private final SequencedMap<Long, Kept> byId = new LinkedHashMap<>();
    private final Map<SuiteKey, Long> suites = new HashMap<>();
    private final List<SimulatedCheckRun> history = new ArrayList<>();

    // By the repository's id, because a repository may be renamed.
    private record Kept(long repository, SimulatedCheckRun checkRun) {}

    private record SuiteKey(long repository, String sha, String appId) {}

    /** Begins without check runs. */
    public SimulatedChecks(GitHubRepositories repositories, GitHubCommits commits, Clock clock) {
        this.repositories = repositories;
        this.commits = commits;
        this.clock = clock;
    }

    /** Adds a commit to the repository. Commits that webhooks name are added automatically. */
    public void addCommit(String repository, String sha) {
        commits.add(repositories.create(repository), sha);
    }

    /** Removes a commit from the repository. */
    public void removeCommit(String repository, String sha) {
        commits.remove(repositories.create(repository), sha);
    }

    /**
     * Returns the visible check runs of a commit: the newest of each name, in the order in which the names first
     * occurred.
     */
    public synchronized SequencedMap<String, SimulatedCheckRun> shown(String repository, String sha) {
        SequencedMap<String, SimulatedCheckRun> newest = new LinkedHashMap<>();
        all(repository, sha).forEach(checkRun -> newest.put(checkRun.name(), checkRun));
        return newest;
    }

    /** Returns the present state of all check runs of a commit, in the order of their creation. */
    public synchronized List<SimulatedCheckRun> all(String repository, String sha) {
        return of(repositories.create(repository)).stream()
                .filter(checkRun -> checkRun.headSha().equals(sha))
                .toList();
    }

    private List<SimulatedCheckRun> of(Repository repository) {
        return byId.values().stream()
                .filter(kept -> kept.repository() == repository.id())
                .map(Kept::checkRun)
                .toList();
    }

    /** Returns the present state of all check runs, in the order of their creation. */
    public synchronized List<SimulatedCheckRun> all() {
        return byId.values().stream().map(Kept::checkRun).toList();
    }

    /** Returns the check run after each accepted call, in the order of the calls. */
    public synchronized List<SimulatedCheckRun> history() {
        return List.copyOf(history);
    }

    /** Creates a check run of another App, with that name and that external id, which is completed and successful. */
    public SimulatedCheckRun createByAnotherApp(String repository, String sha, String name, String externalId) {
        Repository of = repositories.create(repository);
        commits.add(of, sha);
        return create(
                of,
                "999",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("name", name)
                        .put("head_sha", sha)
                        .put("external_id", externalId)
                        .put("conclusion", "success"));
    }

    synchronized SimulatedCheckRun create(Repository repository, String appId, JsonNode body) {
        String sha = CheckRunRules.text(body, "head_sha")
                .orElseThrow(() -> CheckRunRules.refusal("\"head_sha\" wasn't supplied."));
        if (!body.has("name")) {
            throw CheckRunRules.refusal("\"name\" wasn't supplied.");
        }
        if (!commits.has(repository, sha)) {
            throw new GitHubRefusal(422, "No commit found for SHA: " + sha);
        }
        SimulatedCheckRun fresh = new SimulatedCheckRun(
                FIRST_ID + history.size(),
                suites.getOrDefault(new SuiteKey(repository.id(), sha, appId), FIRST_ID + suites.size()),
                appId,
                repository.fullName(),
                sha,
                "",
                "",
                "queued",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                "");
        SimulatedCheckRun created = put(repository, CheckRunRules.changed(fresh, body, clock.instant()));
        suites.put(new SuiteKey(repository.id(), sha, appId), created.suite());
        return created;
    }

    synchronized SimulatedCheckRun update(Repository repository, String appId, long id, JsonNode body) {
        SimulatedCheckRun before = Optional.ofNullable(byId.get(id))
                .filter(kept -> kept.repository() == repository.id())
                .map(Kept::checkRun)
                .orElseThrow(() -> new GitHubRefusal(404, "Not Found"));
        if (!before.appId().equals(appId)) {
            throw new GitHubRefusal(
                    403,
                    "Invalid app_id `" + appId
                            + "` - check run can only be modified by the GitHub App that created it.");
        }
        return put(repository, CheckRunRules.changed(before, body, clock.instant()));
    }

    private SimulatedCheckRun put(Repository repository, SimulatedCheckRun checkRun) {
        byId.put(checkRun.id(), new Kept(repository.id(), checkRun));
        history.add(checkRun);
        return checkRun;
    }

    /** Returns the check runs of a suite: the newest of each name, or all of them. Refuses an unknown suite. */
    synchronized List<SimulatedCheckRun> ofSuite(Repository repository, long suite, boolean onlyLatest) {
        List<SimulatedCheckRun> all = of(repository).stream()
                .filter(checkRun -> checkRun.suite() == suite)
                .toList();
        if (all.isEmpty()) {
            throw new GitHubRefusal(404, "Not Found");
        }
        SequencedMap<String, SimulatedCheckRun> newest = new LinkedHashMap<>();
        all.forEach(checkRun -> newest.put(checkRun.name(), checkRun));
        return onlyLatest ? List.copyOf(newest.values()) : all;
    }
}
