package crcr.application.trust;

import crcr.application.pipeline.KnownPipelines;
import crcr.application.store.StoreUnreachableException;
import crcr.application.trust.KnownIdentities.Known;
import crcr.application.trust.KnownIdentities.KnownUpstream;
import crcr.domain.repository.RepositoryName;
import java.util.List;

/**
 * Lets operators look at identities and forget them. Every method that asks the store throws
 * {@link StoreUnreachableException} if it does not answer.
 */
public final class HandlingIdentities {
    private final KnownIdentities known;
    private final IdentitiesInForce inForce;
    private final KnownPipelines pipelines;

    /**
     * Handles what {@code known} remembers.
     *
     * @param inForce what this process has of it in memory
     * @param pipelines which pipelines stand for repositories
     */
    public HandlingIdentities(KnownIdentities known, IdentitiesInForce inForce, KnownPipelines pipelines) {
        this.known = known;
        this.inForce = inForce;
        this.pipelines = pipelines;
    }

    /** Returns those of callers, by name and then by issuer. */
    public List<Known> callers() {
        return known.all();
    }

    /** Returns those of upstreams, by name. */
    public List<KnownUpstream> upstreams() {
        return known.upstreams();
    }

    /** Returns which pipelines stand for repositories, as this process has it in memory. */
    public KnownPipelines.Standing pipelines() {
        return pipelines.standing();
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
