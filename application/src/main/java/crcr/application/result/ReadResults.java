package crcr.application.result;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.JobResult;
import crcr.domain.result.NightlyResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the results of the upstream's events, for readers of the relay's pages. Deliveries are found as long as their
 * records live: the last 1,000, and the last 100 of each pull request. Each method is one round trip whose work is
 * bounded by the size of its result, unless it says otherwise. Unreadable records are left out. Every method throws
 * {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface ReadResults {
    /** The maximum number of jobs that are kept of one downstream for one delivery. Further jobs are only counted. */
    int MOST_JOBS = 200;

    /** The number of latest jobs that are kept of a downstream over all deliveries. */
    int LATEST_JOBS = 200;

    /** The number of latest self-reports that are kept of a downstream. */
    int LATEST_NIGHTLIES = 100;

    /** Returns the latest deliveries, the latest first. */
    List<DeliveryResult> latest(int most);

    /** Returns the latest deliveries of that pull request of the upstream, the latest first. */
    List<DeliveryResult> ofPullRequest(long number, int most);

    /** Returns the delivery of that id; empty if it is not on record. */
    Optional<DeliveryResult> delivery(DeliveryId id);

    /**
     * Returns the targets of that delivery by their names; empty if it is not on record. One round trip, and more if
     * there are more than 200. A target that is opened meanwhile may be absent.
     */
    List<TargetResult> targets(DeliveryId id);

    /**
     * Returns the jobs of that delivery at each of these downstreams, the latest first; an empty list if there are
     * none. One round trip for each 2,000 jobs.
     */
    Map<RepositoryName, List<JobResult>> jobs(DeliveryId id, List<RepositoryName> downstreams);

    /** Returns the latest jobs of that downstream, the latest first. */
    List<JobResult> latestJobs(RepositoryName downstream, int most);

    /** Returns the latest self-reports of that downstream, the latest first. */
    List<NightlyResult> nightlies(RepositoryName downstream, int most);
}
