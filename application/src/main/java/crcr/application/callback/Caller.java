package crcr.application.callback;

import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Who calls, as its verified token says.
 *
 * @param issuer who says so
 * @param repository where the caller's workflow runs
 * @param run the token's claims about that run, by their names
 */
public record Caller(String issuer, RepositoryName repository, SortedMap<String, String> run) {
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,18}");

    /** Keeps its own copy. */
    public Caller {
        run = Collections.unmodifiableSortedMap(new TreeMap<>(run));
    }

    /** The workflow run that the token was issued to, if it tells. */
    Optional<String> runId() {
        return Optional.ofNullable(run.get("run_id"));
    }

    /** The attempt of that run, if the token tells. */
    Optional<String> runAttempt() {
        return Optional.ofNullable(run.get("run_attempt"));
    }

    /**
     * Returns GitHub's number of the job that the token was issued to, if it tells.
     *
     * @see <a href="https://docs.github.com/en/actions/reference/security/oidc">GitHub: claims of its tokens</a>
     */
    Optional<String> jobId() {
        return Optional.ofNullable(run.get("check_run_id"))
                .filter(id -> NUMBER.matcher(id).matches());
    }

    /** Which repository it is, whatever its name; empty if the token tells nothing of that. */
    public Optional<RepositoryIdentity> identity() {
        return Optional.of(new RepositoryIdentity(
                        run.getOrDefault("repository_id", ""), run.getOrDefault("repository_owner_id", "")))
                .filter(told ->
                        !told.repositoryId().isEmpty() || !told.ownerId().isEmpty());
    }
}
