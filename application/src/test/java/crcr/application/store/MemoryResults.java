package crcr.application.store;

import crcr.application.explanation.Fate;
import crcr.application.explanation.Stage;
import crcr.application.result.DeliveryResult;
import crcr.application.result.ReadResults;
import crcr.application.result.TargetResult;
import crcr.application.store.MemoryDeliveries.Arrival;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.JobKey;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.JobClass;
import crcr.domain.result.JobCounts;
import crcr.domain.result.JobResult;
import crcr.domain.result.NightlyResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What came of the deliveries of a {@link MemoryStore}. */
final class MemoryResults implements ReadResults {
    private static final Comparator<JobResult> LATEST_FIRST = Comparator.comparing(
                    (JobResult result) -> result.times().inProgress())
            .reversed()
            .thenComparing(result -> result.job().jobName());

    private final Runnable requireThere;
    private final MemoryDeliveries deliveries;
    private final SequencedMap<JobKey, JobResult> jobs = new LinkedHashMap<>();
    private final List<NightlyResult> nightlies = new ArrayList<>();

    MemoryResults(Runnable requireThere, MemoryDeliveries deliveries) {
        this.requireThere = requireThere;
        this.deliveries = deliveries;
    }

    synchronized void keep(JobResult result) {
        jobs.put(result.job(), result);
    }

    synchronized void keep(NightlyResult result) {
        nightlies.addFirst(result);
    }

    @Override
    public List<DeliveryResult> latest(int most) {
        return deliveries(_ -> true, most);
    }

    @Override
    public List<DeliveryResult> ofPullRequest(long number, int most) {
        return deliveries(arrival -> arrival.delivery().event().pullRequest().equals(OptionalLong.of(number)), most);
    }

    @Override
    public Optional<DeliveryResult> delivery(DeliveryId id) {
        return deliveries(arrival -> arrival.delivery().id().equals(id), 1).stream()
                .findFirst();
    }

    private synchronized List<DeliveryResult> deliveries(Predicate<Arrival> which, int most) {
        requireThere.run();
        return deliveries.arrivals().reversed().stream()
                .filter(which)
                .limit(most)
                .map(this::result)
                .toList();
    }

    private DeliveryResult result(Arrival arrival) {
        DeliveryId id = arrival.delivery().id();
        List<RepositoryName> targets = deliveries.targetsOf(id);
        return new DeliveryResult(
                id,
                arrival.delivery().event(),
                arrival.delivery().headline(),
                arrival.at(),
                OptionalLong.of(targets.size()),
                targets.stream()
                        .filter(target -> isUnsettled(stage(id, target)))
                        .count(),
                counts(job -> job.delivery().equals(id)));
    }

    private static boolean isUnsettled(Stage stage) {
        return !(stage instanceof Stage.Dispatched
                || stage instanceof Stage.Unstarted
                || stage instanceof Stage.Dropped
                || stage instanceof Stage.Superseded);
    }

    private Stage stage(DeliveryId id, RepositoryName target) {
        return deliveries.fate(id, target).map(Fate::stage).orElseThrow();
    }

    private JobCounts counts(Predicate<JobKey> which) {
        return jobs.values().stream()
                .filter(result -> which.test(result.job()))
                .filter(result -> !isOvertaken(result.job()))
                .map(result -> one(result.countsAs()))
                .reduce(JobCounts.NONE, JobCounts::plus);
    }

    private boolean isOvertaken(JobKey job) {
        return jobs.keySet().stream()
                .anyMatch(other -> other.ofAttempt(job.runAttempt()).equals(job)
                        && Long.parseLong(other.runAttempt()) > Long.parseLong(job.runAttempt()));
    }

    private static JobCounts one(JobClass as) {
        return switch (as) {
            case RUNNING -> new JobCounts(1, 0, 0, 0);
            case PASSED -> new JobCounts(0, 1, 0, 0);
            case FAILED -> new JobCounts(0, 0, 1, 0);
            case OTHER -> new JobCounts(0, 0, 0, 1);
        };
    }

    @Override
    public synchronized List<TargetResult> targets(DeliveryId id) {
        requireThere.run();
        return deliveries.targetsOf(id).stream()
                .map(target -> new TargetResult(
                        target,
                        stage(id, target),
                        deliveries.fate(id, target).orElseThrow().attempts(),
                        counts(job ->
                                job.delivery().equals(id) && job.downstream().equals(target))))
                .sorted(Comparator.comparing(target -> target.downstream().key()))
                .toList();
    }

    @Override
    public synchronized Map<RepositoryName, List<JobResult>> jobs(DeliveryId id, List<RepositoryName> downstreams) {
        requireThere.run();
        Map<RepositoryName, List<JobResult>> found = new LinkedHashMap<>();
        downstreams.forEach(downstream -> found.put(
                downstream,
                of(downstream)
                        .filter(result -> result.job().delivery().equals(id))
                        .limit(MOST_JOBS)
                        .sorted(LATEST_FIRST)
                        .toList()));
        return found;
    }

    private Stream<JobResult> of(RepositoryName downstream) {
        return jobs.values().stream().filter(result -> result.job().downstream().equals(downstream));
    }

    @Override
    public synchronized List<JobResult> latestJobs(RepositoryName downstream, int most) {
        requireThere.run();
        return of(downstream).toList().reversed().stream().limit(most).toList();
    }

    @Override
    public synchronized List<NightlyResult> nightlies(RepositoryName downstream, int most) {
        requireThere.run();
        return nightlies.stream()
                .filter(result -> result.said().report().downstream().equals(downstream))
                .limit(Math.min(most, LATEST_NIGHTLIES))
                .toList();
    }
}
