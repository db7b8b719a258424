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
     * @param repository its name, in the allowlist's spelling
     * @param issuer the issuer of its tokens
     * @param since when the first token came
     * @param presentName the repository's name in its last report, if it differs
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
     * @param repository the configured name
     * @param id GitHub's id of it
     * @param since when its first event was accepted
     * @param presentName its name in the last accepted event, if it differs
     */
    record KnownUpstream(RepositoryName repository, String id, Instant since, Optional<RepositoryName> presentName) {}

    /** Returns the identities of callers, by name and then by issuer. */
    List<Known> all();

    /**
     * Returns the identities of upstreams, by name: that of the configured one, and those of formerly configured ones.
     */
    List<KnownUpstream> upstreams();

    /**
     * Records the present name of the repository of an identity, with the identity remembered under the listed name. It
     * does not add an identity. Atomic.
     */
    void called(RepositoryName listed, RepositoryIdentity identity, RepositoryName presentName);

    /**
     * Forgets the identities behind this name, as a caller by any issuer and as an upstream. The next identity of that
     * name is remembered. Atomic.
     *
     * @return the number of identities that were on record for it
     */
    int forget(RepositoryName repository);
}
