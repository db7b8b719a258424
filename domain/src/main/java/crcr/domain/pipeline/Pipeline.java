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
 * @param id its id
 * @param repository the repository for which it reports
 * @param requiredClaims the claims that a token must have, by name, each with the values of which it must have one
 * @param linkHost the host on which pages of its jobs may be linked to, in lower case, with its port unless that is
 *     443; empty if there is none
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
