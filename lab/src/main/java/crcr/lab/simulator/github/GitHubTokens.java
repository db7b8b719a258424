package crcr.lab.simulator.github;

import crcr.fixture.KnownSecrets;
import crcr.lab.simulator.github.GitHubRepositories.Repository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The installation tokens that were issued. */
final class GitHubTokens {
    private static final Duration LIFE = Duration.ofHours(1);

    private final Map<String, Grant> issued = new ConcurrentHashMap<>();
    private final GitHubInstallations installations;
    private final Clock clock;

    GitHubTokens(GitHubInstallations installations, Clock clock) {
        this.installations = installations;
        this.clock = clock;
    }

    /**
     * What a token opens.
     *
     * @param repositories their ids; empty for all of the installation
     * @param contents {@code read} or {@code write}
     */
    record Grant(long installation, List<Long> repositories, String contents, Instant expires) {}

    /** A new token. */
    record Issued(String token, Instant expires) {}

    Issued issue(long installation, List<Long> repositories, String contents) {
        String token = KnownSecrets.known("ghs_" + UUID.randomUUID().toString().replace("-", ""));
        Instant expires = Instant.ofEpochSecond(clock.instant().plus(LIFE).getEpochSecond());
        issued.put(token, new Grant(installation, List.copyOf(repositories), contents, expires));
        return new Issued(token, expires);
    }

    void revokeAll() {
        issued.clear();
    }

    /** Refuses a call with anything but a token that is still good. */
    Grant check(GitHubRequest request) {
        Grant grant = issued.get(request.bearer());
        if (grant == null
                || !clock.instant().isBefore(grant.expires())
                || !installations.exists(grant.installation())) {
            throw new GitHubRefusal(401, "Bad credentials");
        }
        return grant;
    }

    /** Refuses a call whose token does not open the repository, or not for writing. */
    void check(GitHubRequest request, Repository repository, boolean writing) {
        Grant grant = check(request);
        boolean covered = grant.repositories().isEmpty() || grant.repositories().contains(repository.id());
        if (!covered || !installations.serves(grant.installation(), repository)) {
            throw new GitHubRefusal(404, "Not Found");
        }
        if (writing && !grant.contents().equals("write")) {
            throw new GitHubRefusal(403, "Resource not accessible by integration");
        }
    }
}
