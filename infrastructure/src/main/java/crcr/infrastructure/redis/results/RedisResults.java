package crcr.infrastructure.redis.results;

import crcr.application.result.DeliveryResult;
import crcr.application.result.ReadResults;
import crcr.application.result.TargetResult;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.event.Headline;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.JobCounts;
import crcr.domain.result.JobResult;
import crcr.domain.result.NightlyResult;
import crcr.domain.target.TargetState;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.redis.scripts.ScriptCall;
import crcr.infrastructure.redis.targets.RecordedEvent;
import crcr.infrastructure.redis.targets.RecordedStage;
import crcr.infrastructure.redis.targets.TargetWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what {@code jobs/settle}, {@code sweep/close} and {@code selfreports/settle} keep. */
public final class RedisResults implements ReadResults {
    private static final Logger LOG = LoggerFactory.getLogger(RedisResults.class);
    private static final Script DELIVERIES = Script.of("results/deliveries");
    private static final Script TARGETS = Script.of("results/targets")
            .always("waiting_for", TargetWords.all(Set.of(TargetState.WAITING, TargetState.RETRY)::contains));
    private static final Script JOBS = Script.of("results/jobs");
    private static final Script LATEST = Script.of("results/latest");
    private static final Script NIGHTLIES = Script.of("results/nightlies");
    private static final Comparator<JobResult> LATEST_FIRST = Comparator.comparing(
                    (JobResult result) -> result.times().inProgress())
            .reversed()
            .thenComparing(result -> result.job().jobName());

    private final Redis redis;
    private final RepositoryName upstream;

    /**
     * Reads there.
     *
     * @param upstream whose pull requests are asked for
     */
    public RedisResults(Redis redis, RepositoryName upstream) {
        this.redis = redis;
        this.upstream = upstream;
    }

    @Override
    public List<DeliveryResult> latest(int most) {
        return deliveries(DELIVERIES.on().with("how", "latest").with("id", "").with("lane", ""), most);
    }

    @Override
    public List<DeliveryResult> ofPullRequest(long number, int most) {
        return deliveries(
                DELIVERIES.on().with("how", "pull_request").with("id", "").with("lane", upstream.key() + "#" + number),
                most);
    }

    @Override
    public Optional<DeliveryResult> delivery(DeliveryId id) {
        return deliveries(
                        DELIVERIES
                                .on()
                                .with("how", "delivery")
                                .with("id", id.value())
                                .with("lane", ""),
                        1)
                .stream()
                .findFirst();
    }

    private List<DeliveryResult> deliveries(ScriptCall asked, int most) {
        return redis.run(asked.with("most", most)).rows("found").stream()
                .map(RedisResults::delivery)
                .toList();
    }

    private static DeliveryResult delivery(Answered found) {
        return new DeliveryResult(
                new DeliveryId(found.text("id")),
                RecordedEvent.of(found),
                new Headline(found.optional("title"), found.optional("branch")),
                found.instant("accepted"),
                found.optional("targets")
                        .map(Long::parseLong)
                        .map(OptionalLong::of)
                        .orElseGet(OptionalLong::empty),
                found.number("unsettled"),
                counts(found));
    }

    private static JobCounts counts(Answered found) {
        return new JobCounts(
                found.number("running"), found.number("passed"), found.number("failed"), found.number("other"));
    }

    @Override
    public List<TargetResult> targets(DeliveryId id) {
        Answered answer = redis.run(TARGETS.on().with("id", id.value()));
        Instant now = answer.instant("now");
        return answer.rows("found").stream()
                .map(found -> new TargetResult(
                        RepositoryName.of(found.text("downstream")),
                        RecordedStage.of(found, now),
                        (int) found.number("attempts"),
                        counts(found)))
                .sorted(Comparator.comparing(target -> target.downstream().key()))
                .toList();
    }

    @Override
    public Map<RepositoryName, List<JobResult>> jobs(DeliveryId id, List<RepositoryName> downstreams) {
        Answered answer = redis.run(JOBS.on()
                .with("id", id.value())
                .with(
                        "downstreams",
                        downstreams.stream().map(RepositoryName::key).collect(Collectors.joining(" "))));
        Map<RepositoryName, List<JobResult>> jobs = new LinkedHashMap<>();
        downstreams.forEach(downstream -> jobs.put(downstream, new ArrayList<>()));
        for (Answered found : answer.rows("jobs")) {
            RepositoryName downstream = RepositoryName.of(found.text("downstream"));
            List<JobResult> its = jobs.getOrDefault(downstream, List.of());
            readable(() -> KeptResult.job(id, listed(downstream, downstreams), found.bytes("result")))
                    .forEach(its::add);
        }
        jobs.replaceAll((_, its) -> its.stream().sorted(LATEST_FIRST).toList());
        return jobs;
    }

    // In the spelling of the list.
    private static RepositoryName listed(RepositoryName name, List<RepositoryName> names) {
        return names.stream().filter(name::equals).findFirst().orElse(name);
    }

    @Override
    public List<JobResult> latestJobs(RepositoryName downstream, int most) {
        return redis.run(LATEST.on().with("downstream", downstream.key()).with("most", most)).rows("jobs").stream()
                .flatMap(found -> readable(
                        () -> KeptResult.job(new DeliveryId(found.text("id")), downstream, found.bytes("result"))))
                .toList();
    }

    @Override
    public List<NightlyResult> nightlies(RepositoryName downstream, int most) {
        return redis.run(NIGHTLIES.on().with("downstream", downstream.key()).with("most", most)).rows("found").stream()
                .flatMap(found -> readable(() ->
                        new NightlyResult(KeptResult.nightly(downstream, found.bytes("said")), found.instant("at"))))
                .toList();
    }

    // One that a later version has written otherwise must not hide the rest.
    private static <T> Stream<T> readable(Supplier<T> reading) {
        try {
            return Stream.of(reading.get());
        } catch (IllegalArgumentException e) {
            LOG.warn("a result on record cannot be read, and is not shown: {}", e.toString());
            return Stream.of();
        }
    }
}
