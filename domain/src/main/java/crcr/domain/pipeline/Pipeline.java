package crcr.domain.pipeline;

import crcr.domain.repository.RepositoryName;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A pipeline of another CI system that stands for a repository (docs/reference/providers.md#format).
 *
 * @param id which one
 * @param repository the repository that it reports for
 * @param requiredClaims by its name, each claim that a token must have, with the values one of which it must have
 * @param linkHost the host on which pages of its jobs may be linked to, in lower case, with its port unless that is the
 *     one of https; empty if on none
 */
public record Pipeline(
        PipelineId id,
        RepositoryName repository,
        SortedMap<String, List<String>> requiredClaims,
        Optional<String> linkHost) {
    /** Keeps its own copy. */
    public Pipeline {
        requiredClaims = Collections.unmodifiableSortedMap(new TreeMap<>(requiredClaims));
    }
}
