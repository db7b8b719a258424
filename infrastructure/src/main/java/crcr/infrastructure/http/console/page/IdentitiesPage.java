package crcr.infrastructure.http.console.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The repositories behind the names.
 *
 * @param at the time of this content
 * @param callers the identities of downstreams
 * @param upstreams the identities of upstreams
 */
public record IdentitiesPage(Instant at, List<Caller> callers, List<Upstream> upstreams, Paging paging) {
    /** Keeps its own copies. */
    public IdentitiesPage {
        callers = List.copyOf(callers);
        upstreams = List.copyOf(upstreams);
    }

    /**
     * The identity behind the name of a downstream.
     *
     * @param issuer the issuer of its tokens
     * @param presentName its present name, if it differs
     */
    public record Caller(
            String repo,
            String issuer,
            String repositoryId,
            String repositoryOwnerId,
            Instant since,
            Optional<String> presentName) {}

    /** The identity behind the name of an upstream. */
    public record Upstream(String repo, String repositoryId, Instant since, Optional<String> presentName) {}
}
