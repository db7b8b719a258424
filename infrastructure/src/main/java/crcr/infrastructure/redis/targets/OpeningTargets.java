package crcr.infrastructure.redis.targets;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import crcr.domain.target.TargetMove;
import crcr.domain.target.TargetState;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.redis.scripts.ScriptCall;
import java.time.Duration;
import java.util.List;

/** Opens the targets of new deliveries, with each script as many as keep Redis busy for a few milliseconds. */
public final class OpeningTargets {
    /** The number of targets that one script opens at most. */
    public static final int AT_ONCE = 200;

    private static final Script OPEN = opening(Script.of("deliveries/open"));

    private final Redis redis;
    private final Duration life;

    /**
     * Opens targets in {@code redis}.
     *
     * @param life the time for which a record lives after it was last written
     */
    public OpeningTargets(Redis redis, Duration life) {
        this.redis = redis;
        this.life = life;
    }

    /** Returns the script with the states that it needs to open targets. */
    static Script opening(Script script) {
        return script.always("waiting", TargetState.WAITING.wireName())
                .always("supersede_from", TargetWords.from(TargetMove.SUPERSEDE))
                .always("supersede_to", TargetWords.to(TargetMove.SUPERSEDE));
    }

    /** Gives these targets to a script, each of them once. */
    static ScriptCall given(List<RepositoryName> targets, ScriptCall call) {
        List<String> names =
                targets.stream().distinct().map(RepositoryName::toString).toList();
        int portions = 0;
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            List<String> portion = names.subList(from, Math.min(from + AT_ONCE, names.size()));
            call.with(++portions, "downstreams", Script.bytes(String.join(" ", portion)));
        }
        return call.with("targets", names.size()).with("portions", portions);
    }

    /** Opens the remaining targets of a delivery, after those of the deliveries before it. */
    void openAllOf(DeliveryId delivery) {
        openUntil(delivery.value());
    }

    /** Opens the remaining targets of all deliveries. */
    void openAll() {
        openUntil("");
    }

    private void openUntil(String delivery) {
        boolean isMore = true;
        while (isMore) {
            isMore = redis.run(OPEN.on().with("last", delivery).with("life_ms", life))
                    .isTrue("left");
        }
    }
}
