package crcr.infrastructure.redis.sweep;

import crcr.application.sweep.UnstartedDispatches;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.redis.scripts.ScriptCall;
import crcr.infrastructure.redis.targets.RecordedEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps dispatches that wait for a first report: a sorted set of targets by the time at which GitHub accepted them. */
final class RedisUnstartedDispatches implements UnstartedDispatches {
    private static final Script OVERDUE = Script.of("sweep/overdue");
    private static final Script TAKE_OUT = Script.of("sweep/take_out");

    private final Redis redis;

    /** Finds them in {@code redis}. */
    RedisUnstartedDispatches(Redis redis) {
        this.redis = redis;
    }

    @Override
    public List<Unstarted> overdue(Duration since, int most) {
        return redis.run(OVERDUE.on().with("since_ms", since).with("most", most)).rows("overdue").stream()
                .map(RedisUnstartedDispatches::unstarted)
                .toList();
    }

    private static Unstarted unstarted(Answered found) {
        return new Unstarted(
                new DeliveryId(found.text("id")), RepositoryName.of(found.text("downstream")), RecordedEvent.of(found));
    }

    @Override
    public Set<Unstarted> takeOut(List<Unstarted> missed, List<Unstarted> excused) {
        List<Unstarted> all = Stream.concat(missed.stream(), excused.stream()).toList();
        ScriptCall call = TAKE_OUT.on().with("dispatches", all.size());
        for (int i = 0; i < all.size(); i++) {
            call.with(i + 1, "id", Script.bytes(all.get(i).delivery().value()))
                    .with(
                            i + 1,
                            "downstream",
                            Script.bytes(all.get(i).downstream().key()))
                    .with(i + 1, "missed", Script.bytes(i < missed.size() ? "1" : ""));
        }
        List<Long> taken = redis.run(call).numbers("taken");
        Set<Unstarted> counted = new HashSet<>();
        for (int i = 0; i < missed.size(); i++) {
            if (taken.get(i) == 1) {
                counted.add(missed.get(i));
            }
        }
        return counted;
    }
}
