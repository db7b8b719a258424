package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.Script.bytes;

import crcr.application.delivery.IgnoredDeliveries;
import crcr.application.delivery.IgnoredDelivery;
import java.time.Duration;

/** Notes what was not relayed, and does not wait for Redis: GitHub's answer must not depend on it. */
final class RedisIgnoredDeliveries implements IgnoredDeliveries {
    private static final Script IGNORE = Script.named("ignore.lua");

    private final Redis redis;
    private final Duration life;

    RedisIgnoredDeliveries(Redis redis, Duration life) {
        this.redis = redis;
        this.life = life;
    }

    @Override
    public void remember(IgnoredDelivery delivery) {
        String pullRequest = delivery.pullRequest().isPresent()
                ? Long.toString(delivery.pullRequest().getAsLong())
                : "";
        redis.send(commands -> IGNORE.start(
                commands,
                bytes(life.toMillis()),
                bytes(delivery.id().value()),
                bytes(delivery.event()),
                bytes(delivery.action().orElse("")),
                bytes(pullRequest),
                bytes(delivery.reason())));
    }
}
