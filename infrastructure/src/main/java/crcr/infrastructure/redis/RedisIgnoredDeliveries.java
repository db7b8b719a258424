package crcr.infrastructure.redis;

import crcr.application.delivery.IgnoredDeliveries;
import crcr.application.delivery.IgnoredDelivery;
import java.time.Duration;

/** Notes what was not relayed, and does not wait for Redis: GitHub's answer must not depend on it. */
final class RedisIgnoredDeliveries implements IgnoredDeliveries {
    private static final Script IGNORE = Script.of("history/ignore");

    private final Redis redis;
    private final Duration life;

    RedisIgnoredDeliveries(Redis redis, Duration life) {
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
