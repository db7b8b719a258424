package crcr.domain.callback;

import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Grant;
import crcr.domain.repository.RepositoryName;
import java.util.Optional;

/** Whether a repository whose identity is proven may report (docs/reference/allowlist.md#levels). */
public sealed interface Standing {
    /** Its reports are taken. */
    record Reporter(Downstream downstream) implements Standing {}

    /** It is triggered, and no more: its reports are ignored, which is no error of its. */
    record TriggeredOnly(Downstream downstream) implements Standing {}

    /** It is not on the allowlist. */
    record NotListed(RepositoryName repository) implements Standing {}

    /**
     * Returns the standing of a repository.
     *
     * @param entry what it is taken for; empty if it is not listed
     */
    static Standing of(Optional<Downstream> entry, RepositoryName repository) {
        return entry.<Standing>map(downstream ->
                        downstream.has(Grant.RESULTS_TO_HUD) ? new Reporter(downstream) : new TriggeredOnly(downstream))
                .orElseGet(() -> new NotListed(repository));
    }
}
