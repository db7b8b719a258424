package crcr.infrastructure.http.console.route;

import crcr.application.result.DeliveryResult;
import crcr.application.result.ReadResults;
import crcr.application.result.TargetResult;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.JobResult;
import crcr.domain.result.NightlyResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Results that a test has put there. */
final class SomeResults implements ReadResults {
    final List<DeliveryResult> deliveries = new ArrayList<>();
    final Map<DeliveryId, List<TargetResult>> targets = new HashMap<>();
    final List<JobResult> jobs = new ArrayList<>();
    final List<RepositoryName> read = new ArrayList<>();
    final List<NightlyResult> nightlies = new ArrayList<>();
    volatile Runnable beforeTargets = () -> {};

    @Override
    public List<DeliveryResult> latest(int most) {
        return deliveries.stream().limit(most).toList();
    }

    @Override
    public List<DeliveryResult> ofPullRequest(long number, int most) {
        return deliveries.stream()
                .filter(delivery -> delivery.event().pullRequest().orElse(0) == number)
                .limit(most)
                .toList();
    }

    @Override
    public Optional<DeliveryResult> delivery(DeliveryId id) {
        return deliveries.stream().filter(delivery -> delivery.id().equals(id)).findFirst();
    }

    @Override
    public List<TargetResult> targets(DeliveryId id) {
        beforeTargets.run();
        return targets.getOrDefault(id, List.of());
    }

    @Override
    public Map<RepositoryName, List<JobResult>> jobs(DeliveryId id, List<RepositoryName> downstreams) {
        read.addAll(downstreams);
        return downstreams.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        downstream -> jobs.stream()
                                .filter(job -> job.job().delivery().equals(id))
                                .filter(job -> job.job().downstream().equals(downstream))
                                .toList()));
    }

    @Override
    public List<JobResult> latestJobs(RepositoryName downstream, int most) {
        return jobs.stream()
                .filter(job -> job.job().downstream().equals(downstream))
                .limit(most)
                .toList();
    }

    @Override
    public List<NightlyResult> nightlies(RepositoryName downstream, int most) {
        return nightlies.stream()
                .filter(result -> result.said().report().downstream().equals(downstream))
                .limit(most)
                .toList();
    }
}
