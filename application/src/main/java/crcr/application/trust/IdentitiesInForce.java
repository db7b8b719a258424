package crcr.application.trust;

import crcr.application.trust.KnownIdentities.Known;
import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The identities that the store remembers, in memory, as of the last refresh. A lookup costs no round trip. The store
 * decides again wherever it takes part, so that an outdated copy causes at most a wrong "unknown". Safe for use by
 * several threads.
 */
public final class IdentitiesInForce {
    private final KnownIdentities known;
    private final AtomicReference<IdentityIndex> index = new AtomicReference<>(IdentityIndex.EMPTY);

    /** Begins without identities until the first refresh. */
    public IdentitiesInForce(KnownIdentities known) {
        this.known = known;
    }

    /**
     * Loads the identities from the store.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer; nothing has changed then
     */
    public void refresh() {
        index.set(IdentityIndex.of(known.all(), known.upstreams()));
    }

    /** Returns the id of the upstream that is configured under this name. */
    public Optional<String> upstreamId(RepositoryName configured) {
        return index.get().upstreamId(configured);
    }

    /** Records the id that the store has just accepted for that upstream, without waiting for the next refresh. */
    public void learn(RepositoryName configured, String id) {
        if (!upstreamId(configured).equals(Optional.of(id))) {
            index.updateAndGet(former -> former.withUpstream(configured, id));
        }
    }

    /** Returns the identities behind this name, one for each issuer; the latest comes first. */
    public List<Known> named(RepositoryName name) {
        return index.get().named(name);
    }

    /** Returns the names that stand for this repository, for each issuer; the latest comes first. */
    public List<Known> identified(RepositoryIdentity identity) {
        return index.get().identified(identity);
    }
}
