package crcr.domain.callback;

import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Grant;
import crcr.domain.repository.RepositoryName;
import java.util.Optional;

/** The standing of a repository with a proven identity: whether it may report (docs/reference/allowlist.md#levels). */
public sealed interface Standing {
    /** A repository whose reports the relay accepts. */
    record Reporter(Downstream downstream) implements Standing {}

    /** A repository that only receives dispatches. The relay ignores its reports, and that is no error. */
    record TriggeredOnly(Downstream downstream) implements Standing {}

    /** A repository that is not on the allowlist. */
    record NotListed(RepositoryName repository) implements Standing {}

    /**
     * Returns the standing of a repository.
     *
     * @param entry the repository's entry on the allowlist; empty if it has none
     */
    static Standing of(Optional<Downstream> entry, RepositoryName repository) {
        return entry.<Standing>map(downstream ->
                        downstream.has(Grant.RESULTS_TO_HUD) ? new Reporter(downstream) : new TriggeredOnly(downstream))
                .orElseGet(() -> new NotListed(repository));
    }
}
