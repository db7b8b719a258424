package crcr.application.callback;

import crcr.domain.job.JobPlace;
import crcr.domain.pipeline.CiSystem;
import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A caller, as its verified token identifies it.
 *
 * @param issuer the token's issuer
 * @param system the kind of CI system on which it runs
 * @param repository the repository for which it reports
 * @param run the token's claims about its run, by their names
 * @param runIds the run ids that it may report, as its token names them; empty if the token names none, and then any is
 *     allowed
 * @param mayNameRunByUuid whether any UUID may be its run id too: its system has one for each run, which the token
 *     lacks
 * @param linkHost the host on which pages of its jobs may be linked to, if it does not run on GitHub; empty if there is
 *     none
 */
public record Caller(
        String issuer,
        CiSystem system,
        RepositoryName repository,
        SortedMap<String, String> run,
        Set<String> runIds,
        boolean mayNameRunByUuid,
        Optional<String> linkHost) {
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,18}");
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Keeps its own copies. */
    public Caller {
        run = Collections.unmodifiableSortedMap(new TreeMap<>(run));
        runIds = Set.copyOf(runIds);
    }

    /**
     * Returns a caller on GitHub Actions, in that repository.
     *
     * @param run the token's claims about its run, by GitHub's names
     */
    public static Caller onGitHub(String issuer, RepositoryName repository, SortedMap<String, String> run) {
        return new Caller(
                issuer,
                CiSystem.GITHUB,
                repository,
                run,
                Optional.ofNullable(run.get("run_id")).stream().collect(Collectors.toSet()),
                false,
                Optional.empty());
    }

    /** Returns whether the caller may report on that run. */
    boolean mayReport(String runId) {
        return runIds.isEmpty()
                || runIds.contains(runId)
                || (mayNameRunByUuid && UUID.matcher(runId).matches());
    }

    /** Returns the attempt of its run, if the token names it. */
    Optional<String> runAttempt() {
        return isOnGitHub() ? Optional.ofNullable(run.get("run_attempt")) : Optional.empty();
    }

    /** Returns the place of its job. */
    public JobPlace place() {
        return isOnGitHub() ? new JobPlace.OnGitHub(jobId()) : new JobPlace.Elsewhere(linkHost);
    }

    /** Returns whether it runs on GitHub Actions. */
    public boolean isOnGitHub() {
        return system == CiSystem.GITHUB;
    }

    /**
     * Returns GitHub's number of the job to which the token was issued, if the token has it.
     *
     * @see <a href="https://docs.github.com/en/actions/reference/security/oidc">GitHub: claims of its tokens</a>
     */
    private Optional<String> jobId() {
        return Optional.ofNullable(run.get("check_run_id"))
                .filter(_ -> isOnGitHub())
                .filter(id -> NUMBER.matcher(id).matches());
    }

    /** Returns the identity of its repository, independent of the name; empty if the token has none. */
    public Optional<RepositoryIdentity> identity() {
        return Optional.of(new RepositoryIdentity(
                        run.getOrDefault("repository_id", ""), run.getOrDefault("repository_owner_id", "")))
                .filter(_ -> isOnGitHub())
                .filter(told ->
                        !told.repositoryId().isEmpty() || !told.ownerId().isEmpty());
    }
}
