package crcr.infrastructure.redis.outbox;

import crcr.application.deadletter.DeadLetter;
import crcr.application.deadletter.DeadLetters;
import crcr.application.outbox.Effect;
import crcr.application.outbox.QueueName;
import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import io.lettuce.core.KeyValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The effects of a queue that were given up. Each has the id that it had in the outbox. */
public final class RedisDeadEffects implements DeadLetters {
    private static final Script LIST = Script.of("outbox/dead");
    private static final Script RETRY = Script.of("outbox/retry_dead");
    private static final Script DROP = Script.of("outbox/drop_dead");

    private final Redis redis;
    private final QueueName queue;

    /** Finds the dead letters of that queue. */
    public RedisDeadEffects(Redis redis, QueueName queue) {
        this.redis = redis;
        this.queue = queue;
    }

    @Override
    public List<DeadLetter> died(Instant from, Instant to, int most) {
        return redis
                .run(LIST.on(Keys.dead(queue))
                        .with("from_ms", from)
                        .with("to_ms", to)
                        .with("most", most)
                        .with("prefix", Keys.record(queue, "")))
                .rows("dead")
                .stream()
                .map(RedisDeadEffects::letter)
                .toList();
    }

    private static DeadLetter letter(Answered found) {
        return new DeadLetter(
                found.text("id"),
                found.optional("named").orElseGet(() -> found.text("delivery")),
                RepositoryName.of(found.text("downstream")),
                found.instant("died"),
                (int) found.number("attempts"),
                found.text("reason"));
    }

    @Override
    public Optional<Payload> content(String id) {
        List<KeyValue<String, byte[]>> fields =
                redis.call(commands -> commands.hmget(Keys.record(queue, id), "died", "body"));
        return fields.stream().allMatch(KeyValue::hasValue)
                ? Optional.of(new Payload(fields.get(1).getValue()))
                : Optional.empty();
    }

    // An effect's lane never changes, so that it may be read before the atomic step.
    @Override
    public boolean retry(String id) {
        Map<String, byte[]> fields = redis.call(commands -> commands.hgetall(Keys.record(queue, id)));
        if (!fields.containsKey("died")) {
            return false;
        }
        Effect effect = new EffectRecord(fields).effect(queue);
        return redis.run(RETRY.on(Keys.ofEffect(effect, id, Keys.dead(queue))).with("id", id))
                .isTrue("done");
    }

    @Override
    public boolean drop(String id) {
        return redis.run(DROP.on(Keys.record(queue, id), Keys.dead(queue)).with("id", id))
                .isTrue("done");
    }
}
