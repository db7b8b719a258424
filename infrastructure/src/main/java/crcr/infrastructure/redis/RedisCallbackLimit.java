package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.Script.bytes;

import crcr.application.callback.CallbackLimit;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The callbacks that a repository may send, counted for all processes together. */
final class RedisCallbackLimit implements CallbackLimit {
    private static final Script TAKE = Script.named("take.lua");

    private final Redis redis;
    private final int perMinute;

    RedisCallbackLimit(Redis redis, int perMinute) {
        this.redis = redis;
        this.perMinute = perMinute;
    }

    @Override
    public Allowance take(RepositoryName repository) {
        String[] keys = {Keys.limit(repository)};
        List<Object> answer = redis.call(commands -> TAKE.run(commands, keys, bytes(perMinute)));
        long wait = (Long) answer.getFirst();
        return wait == 0 ? new Allowance.Granted() : new Allowance.Exhausted(Duration.of(wait, ChronoUnit.MICROS));
    }
}
