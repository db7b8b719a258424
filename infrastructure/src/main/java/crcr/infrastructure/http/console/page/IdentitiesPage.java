package crcr.infrastructure.http.console.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which repositories names stand for.
 *
 * @param at when this was so
 * @param callers those of downstreams
 * @param upstreams those of upstreams
 */
public record IdentitiesPage(Instant at, List<Caller> callers, List<Upstream> upstreams, Paging paging) {
    /** Keeps its own copies. */
    public IdentitiesPage {
        callers = List.copyOf(callers);
        upstreams = List.copyOf(upstreams);
    }

    /**
     * What the name of a downstream stands for.
     *
     * @param issuer whose tokens say so
     * @param presentName what it is called now, if that is another name
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
