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
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the results that {@code jobs/settle}, {@code sweep/close} and {@code selfreports/settle} store. */
public final class RedisResults implements ReadResults {
    private static final Logger LOG = LoggerFactory.getLogger(RedisResults.class);
    private static final Script DELIVERIES = Script.of("results/deliveries");
    private static final Script TARGETS = Script.of("results/targets")
            .always("waiting_for", TargetWords.all(Set.of(TargetState.WAITING, TargetState.RETRY)::contains));
    private static final Script JOBS = Script.of("results/jobs");
    private static final Script LATEST = Script.of("results/latest");
    private static final Script NIGHTLIES = Script.of("results/nightlies");
    // The cursor of the first part, and that after the last one.
    private static final String FIRST_PART = "0";
    // Redis serves no other client meanwhile.
    private static final int JOBS_AT_ONCE = 2_000;
    private static final Comparator<JobResult> LATEST_FIRST = Comparator.comparing(
                    (JobResult result) -> result.times().inProgress())
            .reversed()
            .thenComparing(result -> result.job().jobName());

    private final Redis redis;
    private final RepositoryName upstream;

    /**
     * Reads from {@code redis}.
     *
     * @param upstream the upstream of the pull requests
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
                count(found, "running"), count(found, "passed"), count(found, "failed"), count(found, "other"));
    }

    private static long count(Answered found, String what) {
        return found.optional(what).map(Long::parseLong).orElse(0L);
    }

    @Override
    public List<TargetResult> targets(DeliveryId id) {
        Map<String, TargetResult> targets = new TreeMap<>();
        String cursor = FIRST_PART;
        do {
            Answered answer = redis.run(TARGETS.on().with("id", id.value()).with("cursor", cursor));
            Instant now = answer.instant("now");
            for (Answered found : answer.rows("found")) {
                TargetResult target = target(found, now);
                targets.put(target.downstream().key(), target);
            }
            cursor = answer.text("next");
        } while (!cursor.equals(FIRST_PART));
        return List.copyOf(targets.values());
    }

    private static TargetResult target(Answered found, Instant now) {
        return new TargetResult(
                RepositoryName.of(found.text("downstream")),
                RecordedStage.of(found, now),
                (int) count(found, "attempts"),
                counts(found));
    }

    @Override
    public Map<RepositoryName, List<JobResult>> jobs(DeliveryId id, List<RepositoryName> downstreams) {
        Map<RepositoryName, List<JobResult>> found =
                readable(kept(id, downstreams), kept -> KeptResult.job(id, kept.getKey(), kept.getValue())).stream()
                        .sorted(LATEST_FIRST)
                        .collect(Collectors.groupingBy(result -> result.job().downstream()));
        Map<RepositoryName, List<JobResult>> jobs = new LinkedHashMap<>();
        downstreams.forEach(downstream -> jobs.put(downstream, found.getOrDefault(downstream, List.of())));
        return jobs;
    }

    // Returns each result with its downstream.
    private List<Map.Entry<RepositoryName, byte[]>> kept(DeliveryId id, List<RepositoryName> downstreams) {
        List<Map.Entry<RepositoryName, byte[]>> kept = new ArrayList<>();
        List<RepositoryName> left = downstreams;
        while (!left.isEmpty()) {
            String names = left.stream().map(RepositoryName::key).collect(Collectors.joining(" "));
            List<Answered> found = redis.run(JOBS.on()
                            .with("id", id.value())
                            .with("downstreams", names)
                            .with("enough", JOBS_AT_ONCE))
                    .rows("found");
            for (int i = 0; i < found.size(); i++) {
                RepositoryName downstream = left.get(i);
                found.get(i).all("results").forEach(result -> kept.add(Map.entry(downstream, result)));
            }
            left = left.subList(found.size(), left.size());
        }
        return kept;
    }

    @Override
    public List<JobResult> latestJobs(RepositoryName downstream, int most) {
        Answered answer =
                redis.run(LATEST.on().with("downstream", downstream.key()).with("most", most));
        return readable(
                answer.rows("jobs"),
                row -> KeptResult.job(new DeliveryId(row.text("id")), downstream, row.bytes("result")));
    }

    @Override
    public List<NightlyResult> nightlies(RepositoryName downstream, int most) {
        Answered answer =
                redis.run(NIGHTLIES.on().with("downstream", downstream.key()).with("most", most));
        return readable(
                answer.rows("found"),
                row -> new NightlyResult(KeptResult.nightly(downstream, row.bytes("said")), row.instant("at")));
    }

    // A result that a later version has written must not hide the others. It is not logged, because strangers may
    // read pages, and a line for each would fill the log.
    private static <R, T> List<T> readable(List<R> rows, Function<R, T> reading) {
        List<T> read = new ArrayList<>();
        Optional<IllegalArgumentException> trouble = Optional.empty();
        for (R row : rows) {
            try {
                read.add(reading.apply(row));
            } catch (IllegalArgumentException e) {
                trouble = Optional.of(e);
            }
        }
        trouble.ifPresent(last -> LOG.warn(
                "{} of {} results on record cannot be read, and are not shown: {}",
                rows.size() - read.size(),
                rows.size(),
                last.toString()));
        return read;
    }
}
