package crcr.bootstrap;

import crcr.application.result.DeliveryResult;
import crcr.application.result.ReadResults;
import crcr.application.result.TargetResult;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.JobResult;
import crcr.domain.result.NightlyResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** There are no results to show as long as the store keeps none. */
final class NoResults implements ReadResults {
    @Override
    public List<DeliveryResult> latest(int most) {
        return List.of();
    }

    @Override
    public List<DeliveryResult> ofPullRequest(long number, int most) {
        return List.of();
    }

    @Override
    public Optional<DeliveryResult> delivery(DeliveryId id) {
        return Optional.empty();
    }

    @Override
    public List<TargetResult> targets(DeliveryId id) {
        return List.of();
    }

    @Override
    public Map<RepositoryName, List<JobResult>> jobs(DeliveryId id, List<RepositoryName> downstreams) {
        return Map.of();
    }

    @Override
    public List<JobResult> latestJobs(RepositoryName downstream, int most) {
        return List.of();
    }

    @Override
    public List<NightlyResult> nightlies(RepositoryName downstream, int most) {
        return List.of();
    }
}
