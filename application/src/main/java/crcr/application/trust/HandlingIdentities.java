package crcr.application.trust;

import crcr.application.store.StoreUnreachableException;
import crcr.application.trust.KnownIdentities.Known;
import crcr.application.trust.KnownIdentities.KnownUpstream;
import crcr.domain.repository.RepositoryName;
import java.util.List;

/**
 * Lets operators look at identities and forget them. Every method throws {@link StoreUnreachableException} if the store
 * does not answer.
 */
public final class HandlingIdentities {
    private final KnownIdentities known;
    private final IdentitiesInForce inForce;

    /**
     * Handles what {@code known} remembers.
     *
     * @param inForce what this process has of it in memory
     */
    public HandlingIdentities(KnownIdentities known, IdentitiesInForce inForce) {
        this.known = known;
        this.inForce = inForce;
    }

    /** Returns those of callers, by name and then by issuer. */
    public List<Known> callers() {
        return known.all();
    }

    /** Returns those of upstreams, by name. */
    public List<KnownUpstream> upstreams() {
        return known.upstreams();
    }

    /**
     * Forgets what this name stands for; in this process it counts at once.
     *
     * @return how many identities were on record for it
     */
    public int forget(RepositoryName repository) {
        int forgotten = known.forget(repository);
        try {
            inForce.refresh();
        } catch (StoreUnreachableException _) {
            // It is forgotten, and the next regular refresh finds that.
            return forgotten;
        }
        return forgotten;
    }
}
