package crcr.application.rerun;

import crcr.domain.repository.RepositoryName;

/**
 * The runs that the relay has run again. The next attempt of such a run carries its queue time, counted from the re-run
 * (docs/downstream/callback.md#times). Later attempts do not.
 */
@FunctionalInterface
public interface RerunRecords {
    /**
     * Records that GitHub has just accepted the re-run of that run. Kept as long as other records.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    void taken(RepositoryName downstream, String runId);
}
