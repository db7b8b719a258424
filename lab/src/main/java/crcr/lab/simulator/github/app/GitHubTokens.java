package crcr.lab.simulator.github.app;

import crcr.fixture.KnownSecrets;
import crcr.lab.simulator.github.GitHubRefusal;
import crcr.lab.simulator.github.GitHubRequest;
import crcr.lab.simulator.github.repository.GitHubRepositories;
import crcr.lab.simulator.github.repository.GitHubRepositories.Repository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The installation tokens that were issued, and their scopes. */
public final class GitHubTokens {
    private static final Duration LIFE = Duration.ofHours(1);

    private final Map<String, Grant> issued = new ConcurrentHashMap<>();
    private final GitHubRepositories repositories;
    private final GitHubInstallations installations;
    private final Clock clock;

    /** Issues tokens that expire by this clock. */
    public GitHubTokens(GitHubRepositories repositories, GitHubInstallations installations, Clock clock) {
        this.repositories = repositories;
        this.installations = installations;
        this.clock = clock;
    }

    /**
     * The scope of a token.
     *
     * @param repositories their ids; empty for all of the installation
     * @param permissions by name, each with its level
     */
    private record Grant(
            long installation, List<Long> repositories, Map<String, String> permissions, Instant expires) {}

    /** A new token. */
    record Issued(String token, Instant expires) {}

    /** Issues a token for these repositories, or for all of the installation if there are none. */
    Issued issue(long installation, List<Long> repositories, Map<String, String> permissions) {
        String token = KnownSecrets.known("ghs_" + UUID.randomUUID().toString().replace("-", ""));
        Instant expires = Instant.ofEpochSecond(clock.instant().plus(LIFE).getEpochSecond());
        issued.put(token, new Grant(installation, List.copyOf(repositories), permissions, expires));
        return new Issued(token, expires);
    }

    /** Revokes all issued tokens. */
    public void revokeAll() {
        issued.clear();
    }

    /** Returns the repository of a call; refuses a call whose token does not include it, or lacks the permission. */
    public Repository opened(GitHubRequest request, String permission, String level) {
        Grant grant = valid(request);
        Repository repository = repositories.subject(request);
        boolean isCovered =
                grant.repositories().isEmpty() || grant.repositories().contains(repository.id());
        if (!isCovered || !installations.serves(grant.installation(), repository)) {
            throw new GitHubRefusal(404, "Not Found");
        }
        if (!GitHubRegistration.isWithin(level, grant.permissions().getOrDefault(permission, "none"))) {
            throw new GitHubRefusal(403, "Resource not accessible by integration");
        }
        return repository;
    }

    private Grant valid(GitHubRequest request) {
        Grant grant = issued.get(request.bearer());
        if (grant == null
                || !clock.instant().isBefore(grant.expires())
                || !installations.exists(grant.installation())) {
            throw new GitHubRefusal(401, "Bad credentials");
        }
        return grant;
    }
}
