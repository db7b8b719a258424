package crcr.application.rerun;

import crcr.domain.repository.RepositoryName;

/**
 * Which runs the relay has had run again. The next attempt of such a run that reports carries its queue time, counted
 * from then on (docs/downstream/callback.md#times); the attempts after that one do not.
 */
@FunctionalInterface
public interface RerunRecords {
    /**
     * Notes that GitHub has just taken the re-run of that run. Kept as long as other records.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    void taken(RepositoryName downstream, String runId);
}
