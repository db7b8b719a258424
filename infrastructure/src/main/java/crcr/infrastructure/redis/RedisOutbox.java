package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.Script.bytes;
import static crcr.infrastructure.redis.Script.text;

import crcr.application.outbox.Claimed;
import crcr.application.outbox.Outbox;
import crcr.application.outbox.QueueName;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The effects that wait: in each queue a hash for each, a list for each lane in the order of acceptance, and a sorted set
 * of the first of each lane by the time at which it is due. {@link RedisJobRecords} appends.
 */
final class RedisOutbox implements Outbox {
    /** How long a dead letter is kept. */
    static final Duration DEAD_FOR = Duration.ofDays(30);

    private static final Script CLAIM = Script.named("effect_claim.lua");
    private static final Script DONE = Script.named("effect_done.lua");
    private static final Script LATER = Script.named("effect_later.lua");
    private static final Script DEAD = Script.named("effect_dead.lua");

    private final Redis redis;

    RedisOutbox(Redis redis) {
        this.redis = redis;
    }

    // Most of the time it is empty, and then asking again and again should cost next to nothing.
    @Override
    public List<Claimed> claim(QueueName queue, int most, Duration lease) {
        return redis.call(commands -> commands.zcard(Keys.due(queue))) == 0 ? List.of() : claimDue(queue, most, lease);
    }

    private List<Claimed> claimDue(QueueName queue, int most, Duration lease) {
        String token = UUID.randomUUID().toString();
        String[] keys = {Keys.due(queue), Keys.waiting(queue)};
        List<Object> claimed = redis.call(commands -> CLAIM.run(
                commands, keys, bytes(most), bytes(lease.toMillis()), bytes(token), bytes(Keys.record(queue, ""))));
        return claimed.stream()
                .map(answer -> claimed(queue, token, (List<?>) answer))
                .toList();
    }

    private static Claimed claimed(QueueName queue, String lease, List<?> answer) {
        EffectRecord kept = EffectRecord.of((List<?>) answer.get(2));
        return new Claimed(
                text(answer.get(0)),
                lease,
                kept.effect(queue),
                kept.attempts(),
                Duration.ofMillis(Long.parseLong(text(answer.get(1)))),
                kept.headers());
    }

    @Override
    public void delivered(Claimed claimed) {
        String[] keys = Keys.ofEffect(claimed.effect(), claimed.id());
        redis.call(commands -> DONE.run(commands, keys, bytes(claimed.id()), bytes(claimed.lease())));
    }

    @Override
    public void later(Claimed claimed, String answer, Duration pause) {
        putOff(claimed, answer, pause, 1);
    }

    @Override
    public void limited(Claimed claimed, String answer, Duration pause) {
        putOff(claimed, answer, pause, 0);
    }

    private void putOff(Claimed claimed, String answer, Duration pause, int attempts) {
        QueueName queue = claimed.effect().queue();
        String[] keys = {Keys.record(queue, claimed.id()), Keys.due(queue)};
        redis.call(commands -> LATER.run(
                commands,
                keys,
                bytes(claimed.id()),
                bytes(claimed.lease()),
                bytes(pause.toMillis()),
                bytes(answer),
                bytes(attempts)));
    }

    @Override
    public void dead(Claimed claimed, String answer) {
        QueueName queue = claimed.effect().queue();
        String[] keys = Keys.and(Keys.ofEffect(claimed.effect(), claimed.id()), Keys.dead(queue));
        redis.call(commands -> DEAD.run(
                commands,
                keys,
                bytes(claimed.id()),
                bytes(claimed.lease()),
                bytes(answer),
                bytes(DEAD_FOR.toMillis())));
    }
}
