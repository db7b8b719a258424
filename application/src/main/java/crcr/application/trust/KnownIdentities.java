package crcr.application.trust;

import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The identities that the store remembers, of callers ({@link crcr.application.callback.AdmitCaller}) and of the
 * upstream ({@link crcr.application.delivery.DeliveryLedger}). They are kept until they are forgotten. Every method
 * throws {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface KnownIdentities {
    /**
     * The identity behind the name of a caller.
     *
     * @param repository in the allowlist's spelling
     * @param issuer whose tokens say so
     * @param since when the first of them came
     * @param presentName the repository's name in its last report, if that is another one
     */
    record Known(
            RepositoryName repository,
            String issuer,
            RepositoryIdentity identity,
            Instant since,
            Optional<RepositoryName> presentName) {}

    /**
     * The identity behind the name of an upstream.
     *
     * @param repository as it was configured
     * @param id GitHub's id of it
     * @param since when its first event was accepted
     * @param presentName what it was called in the last event that was accepted, if that is another name
     */
    record KnownUpstream(RepositoryName repository, String id, Instant since, Optional<RepositoryName> presentName) {}

    /** Returns those of callers, by name and then by issuer. */
    List<Known> all();

    /** Returns those of upstreams, by name: that of the configured one, and of others that were configured before. */
    List<KnownUpstream> upstreams();

    /**
     * Notes what the repository of an identity is called now, with whatever is remembered of it under the listed name.
     * Nothing is remembered that was not. Atomic.
     */
    void called(RepositoryName listed, RepositoryIdentity identity, RepositoryName presentName);

    /**
     * Forgets what this name stands for, as a caller by whichever issuer and as an upstream: the next one of that name
     * is remembered. Atomic.
     *
     * @return how many identities were on record for it
     */
    int forget(RepositoryName repository);
}
