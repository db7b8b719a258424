package crcr.infrastructure.redis.history;

import crcr.application.delivery.IgnoredDeliveries;
import crcr.application.delivery.IgnoredDelivery;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.redis.targets.RecordedEvent;
import java.time.Duration;

/** Records ignored deliveries without waiting for Redis, because GitHub's answer must not depend on it. */
public final class RedisIgnoredDeliveries implements IgnoredDeliveries {
    private static final Script IGNORE = Script.of("history/ignore");

    private final Redis redis;
    private final Duration life;

    /**
     * Records in {@code redis}.
     *
     * @param life the time for which the records live after the last one
     */
    public RedisIgnoredDeliveries(Redis redis, Duration life) {
        this.redis = redis;
        this.life = life;
    }

    @Override
    public void remember(IgnoredDelivery delivery) {
        redis.send(IGNORE.on()
                .with("life_ms", life)
                .with("id", delivery.id().value())
                .with("event", delivery.event())
                .with("action", delivery.action())
                .with("pr", RecordedEvent.pullRequest(delivery.pullRequest()))
                .with("reason", delivery.reason())::start);
    }
}
