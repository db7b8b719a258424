package crcr.application.trust;

import crcr.application.trust.KnownIdentities.Known;
import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The identities that the store remembers, in memory, as they were at the last refresh: to look one up costs no round
 * trip. The store decides again wherever it takes part, so that what is outdated here does no more harm than a wrong
 * "unknown". Safe for any number of threads.
 */
public final class IdentitiesInForce {
    private final KnownIdentities known;
    private final AtomicReference<IdentityIndex> index = new AtomicReference<>(IdentityIndex.EMPTY);

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
        index.set(IdentityIndex.of(known.all(), known.upstreams()));
    }

    /** Returns the id of the upstream that is configured by this name. */
    public Optional<String> upstreamId(RepositoryName configured) {
        return index.get().upstreamId(configured);
    }

    /** Takes over what the store has just accepted as that upstream's id, without waiting for the next refresh. */
    public void learn(RepositoryName configured, String id) {
        if (!upstreamId(configured).equals(Optional.of(id))) {
            index.updateAndGet(former -> former.withUpstream(configured, id));
        }
    }

    /** Returns whom this name stands for, by each issuer; the one that was remembered last comes first. */
    public List<Known> named(RepositoryName name) {
        return index.get().named(name);
    }

    /**
     * Returns the names that stand for this repository, by each issuer; the one that was remembered last comes first.
     */
    public List<Known> identified(RepositoryIdentity identity) {
        return index.get().identified(identity);
    }
}
