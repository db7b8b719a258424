package crcr.application.callback;

import crcr.domain.repository.RepositoryName;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who calls, as its verified token says.
 *
 * @param repository where the caller's workflow runs
 * @param run the token's claims about that run, by their names
 */
public record Caller(RepositoryName repository, SortedMap<String, String> run) {
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
}
