package crcr.application.result;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.JobResult;
import crcr.domain.result.NightlyResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outcome of the upstream's events, for those who look at it. Deliveries are found as long as their records live:
 * the last 1,000, and the last 100 of each pull request. Each method is one round trip whose work is bounded by what it
 * returns, and what is on record in a form that cannot be read is left out. Every method throws {@link
 * crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface ReadResults {
    /** How many jobs are kept of one downstream's for one delivery; more are counted only. */
    int MOST_JOBS = 200;

    /** How many jobs are kept of a downstream over all deliveries, the latest ones. */
    int LATEST_JOBS = 200;

    /** How many results are kept that a downstream's runs reported of themselves, the latest ones. */
    int LATEST_NIGHTLIES = 100;

    /** Returns the latest deliveries, the latest first. */
    List<DeliveryResult> latest(int most);

    /** Returns the latest deliveries about that pull request of the upstream, the latest first. */
    List<DeliveryResult> ofPullRequest(long number, int most);

    /** Returns that delivery; empty if it is not on record. */
    Optional<DeliveryResult> delivery(DeliveryId id);

    /** Returns the targets of that delivery by their names; none if it is not on record. */
    List<TargetResult> targets(DeliveryId id);

    /**
     * Returns the jobs of that delivery at each of these downstreams, the latest first; none is an empty list. It is
     * one round trip for each 2,000 jobs.
     */
    Map<RepositoryName, List<JobResult>> jobs(DeliveryId id, List<RepositoryName> downstreams);

    /** Returns the latest jobs of that downstream, the latest first. */
    List<JobResult> latestJobs(RepositoryName downstream, int most);

    /** Returns the latest results that runs of that downstream reported of themselves, the latest first. */
    List<NightlyResult> nightlies(RepositoryName downstream, int most);
}
