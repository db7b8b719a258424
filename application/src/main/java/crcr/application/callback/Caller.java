package crcr.application.callback;

import crcr.domain.repository.RepositoryName;
import java.util.Collections;
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
}
