package crcr.application.trust;

import crcr.application.trust.KnownIdentities.KnownUpstream;
import crcr.domain.repository.RepositoryName;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The identities that the store remembers, in memory, as they were at the last refresh: to look one up costs no round
 * trip. The store decides again wherever it takes part, so that what is outdated here does no more harm than a wrong
 * "unknown". Safe for any number of threads.
 */
public final class IdentitiesInForce {
    private final KnownIdentities known;
    private final AtomicReference<Map<RepositoryName, String>> upstreamIds = new AtomicReference<>(Map.of());

    /** Knows nobody until the first refresh. */
    public IdentitiesInForce(KnownIdentities known) {
        this.known = known;
    }

    /**
     * Takes over what the store remembers now.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer; nothing has changed then
     */
    public void refresh() {
        upstreamIds.set(known.upstreams().stream()
                .collect(Collectors.toUnmodifiableMap(KnownUpstream::repository, KnownUpstream::id)));
    }

    /** Returns the id of the upstream that is configured by this name. */
    public Optional<String> upstreamId(RepositoryName configured) {
        return Optional.ofNullable(upstreamIds.get().get(configured));
    }

    /** Takes over what the store has just accepted as that upstream's id, without waiting for the next refresh. */
    public void learn(RepositoryName configured, String id) {
        if (!upstreamId(configured).equals(Optional.of(id))) {
            upstreamIds.updateAndGet(ids -> Stream.concat(
                            ids.entrySet().stream()
                                    .filter(entry -> !entry.getKey().equals(configured)),
                            Stream.of(Map.entry(configured, id)))
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
        }
    }
}
