package crcr.application.trust;

import crcr.application.pipeline.KnownPipelines;
import crcr.application.store.StoreUnreachableException;
import crcr.application.trust.KnownIdentities.Known;
import crcr.application.trust.KnownIdentities.KnownUpstream;
import crcr.domain.repository.RepositoryName;
import java.util.List;

/**
 * Lists identities and forgets them, on behalf of an operator. Every method that asks the store throws
 * {@link StoreUnreachableException} if it does not answer.
 */
public final class HandlingIdentities {
    private final KnownIdentities known;
    private final IdentitiesInForce inForce;
    private final KnownPipelines pipelines;

    /**
     * Handles the identities in {@code known}.
     *
     * @param inForce this process's copy in memory
     * @param pipelines the pipelines that stand for repositories
     */
    public HandlingIdentities(KnownIdentities known, IdentitiesInForce inForce, KnownPipelines pipelines) {
        this.known = known;
        this.inForce = inForce;
        this.pipelines = pipelines;
    }

    /** Returns the identities of callers, by name and then by issuer. */
    public List<Known> callers() {
        return known.all();
    }

    /** Returns the identities of upstreams, by name. */
    public List<KnownUpstream> upstreams() {
        return known.upstreams();
    }

    /** Returns the pipelines that stand for repositories, from this process's memory. */
    public KnownPipelines.Standing pipelines() {
        return pipelines.standing();
    }

    /**
     * Forgets the identities behind this name, in this process at once.
     *
     * @return the number of identities that were on record for it
     */
    public int forget(RepositoryName repository) {
        int forgotten = known.forget(repository);
        try {
            inForce.refresh();
        } catch (StoreUnreachableException _) {
            // The identity is forgotten, and the next regular refresh notices that.
            return forgotten;
        }
        return forgotten;
    }
}
