package crcr.application.trust;

import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import java.time.Instant;
import java.util.List;

/**
 * The identities that {@link crcr.application.callback.AdmitCaller} remembers, for operators. They are kept until they
 * are forgotten. Every method throws {@link crcr.application.store.StoreUnreachableException} if the store does not
 * answer.
 */
public interface KnownIdentities {
    /**
     * What a name stands for.
     *
     * @param repository in the spelling of the first caller
     * @param issuer whose tokens say so
     * @param since when the first of them came
     */
    record Known(RepositoryName repository, String issuer, RepositoryIdentity identity, Instant since) {}

    /** All of them, by name and then by issuer. */
    List<Known> all();

    /**
     * Forgets what this name stands for, by whichever issuer: the next caller of that name is remembered. Atomic.
     *
     * @return how many identities were on record for it
     */
    int forget(RepositoryName repository);
}
