package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.Script.bytes;
import static crcr.infrastructure.redis.Script.text;

import crcr.application.deadletter.DeadLetter;
import crcr.application.deadletter.DeadLetters;
import crcr.application.outbox.QueueName;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;
import io.lettuce.core.KeyValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The effects of a queue that were given up; the id of one is the one that it had in the outbox. */
final class RedisDeadEffects implements DeadLetters {
    private static final Script LIST = Script.named("dead_effects.lua");
    private static final Script RETRY = Script.named("dead_effect_retry.lua");
    private static final Script DROP = Script.named("dead_effect_drop.lua");

    private final Redis redis;
    private final QueueName queue;

    RedisDeadEffects(Redis redis, QueueName queue) {
        this.redis = redis;
        this.queue = queue;
    }

    @Override
    public List<DeadLetter> died(Instant from, Instant to, int most) {
        String[] keys = {Keys.dead(queue)};
        List<Object> found = redis.call(commands -> LIST.run(
                commands,
                keys,
                bytes(from.toEpochMilli()),
                bytes(to.toEpochMilli()),
                bytes(most),
                bytes(Keys.record(queue, ""))));
        return found.stream().map(fields -> letter((List<?>) fields)).toList();
    }

    private static DeadLetter letter(List<?> fields) {
        return new DeadLetter(
                text(fields.get(0)),
                new DeliveryId(text(fields.get(1))),
                RepositoryName.of(text(fields.get(2))),
                Instant.ofEpochMilli(Long.parseLong(text(fields.get(3)))),
                Integer.parseInt(text(fields.get(4))),
                text(fields.get(5)));
    }

    @Override
    public Optional<Payload> content(String id) {
        List<KeyValue<String, byte[]>> fields =
                redis.call(commands -> commands.hmget(Keys.record(queue, id), "died", "body"));
        return fields.stream().allMatch(KeyValue::hasValue)
                ? Optional.of(new Payload(fields.get(1).getValue()))
                : Optional.empty();
    }

    // An effect's lane never changes, so that it may be read before the step that is atomic.
    @Override
    public boolean retry(String id) {
        Map<String, byte[]> fields = redis.call(commands -> commands.hgetall(Keys.record(queue, id)));
        return fields.containsKey("died")
                && done(
                        RETRY,
                        Keys.and(Keys.ofEffect(new EffectRecord(fields).effect(queue), id), Keys.dead(queue)),
                        id);
    }

    @Override
    public boolean drop(String id) {
        return done(DROP, new String[] {Keys.record(queue, id), Keys.dead(queue)}, id);
    }

    private boolean done(Script script, String[] keys, String id) {
        return (Long) redis.call(commands -> script.run(commands, keys, bytes(id)))
                        .getFirst()
                == 1;
    }
}
