package crcr.application.trust;

import crcr.application.trust.KnownIdentities.Known;
import crcr.application.trust.KnownIdentities.KnownUpstream;
import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The identities of one moment, indexed by name and by identity. */
final class IdentityIndex {
    /** An index without identities. */
    static final IdentityIndex EMPTY = new IdentityIndex(Map.of(), Map.of(), Map.of());

    private final Map<RepositoryName, String> upstreamIds;
    private final Map<RepositoryName, List<Known>> byName;
    private final Map<RepositoryIdentity, List<Known>> byIdentity;

    private IdentityIndex(
            Map<RepositoryName, String> upstreamIds,
            Map<RepositoryName, List<Known>> byName,
            Map<RepositoryIdentity, List<Known>> byIdentity) {
        this.upstreamIds = upstreamIds;
        this.byName = byName;
        this.byIdentity = byIdentity;
    }

    static IdentityIndex of(List<Known> callers, List<KnownUpstream> upstreams) {
        return new IdentityIndex(
                upstreams.stream().collect(Collectors.toMap(KnownUpstream::repository, KnownUpstream::id)),
                latestFirst(callers, Known::repository),
                latestFirst(callers, Known::identity));
    }

    private static <K> Map<K, List<Known>> latestFirst(List<Known> callers, Function<Known, K> key) {
        return callers.stream()
                .sorted(Comparator.comparing(Known::since).reversed())
                .collect(Collectors.groupingBy(key));
    }

    IdentityIndex withUpstream(RepositoryName configured, String id) {
        Map<RepositoryName, String> ids = new HashMap<>(upstreamIds);
        ids.put(configured, id);
        return new IdentityIndex(ids, byName, byIdentity);
    }

    Optional<String> upstreamId(RepositoryName configured) {
        return Optional.ofNullable(upstreamIds.get(configured));
    }

    List<Known> named(RepositoryName name) {
        return byName.getOrDefault(name, List.of());
    }

    List<Known> identified(RepositoryIdentity identity) {
        return byIdentity.getOrDefault(identity, List.of());
    }
}
