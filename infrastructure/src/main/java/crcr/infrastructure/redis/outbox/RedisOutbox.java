package crcr.infrastructure.redis.outbox;

import crcr.application.outbox.Claimed;
import crcr.application.outbox.Effect;
import crcr.application.outbox.Outbox;
import crcr.application.outbox.PutEffects;
import crcr.application.outbox.QueueName;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.jobs.RedisJobRecords;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.redis.scripts.ScriptCall;
import crcr.infrastructure.spans.CurrentTrace;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Keeps the waiting effects: in each queue a hash for each, a list for each lane in the order of acceptance, and a
 * sorted set of the first of each lane by its due time. {@link RedisJobRecords} appends too.
 */
public final class RedisOutbox implements Outbox, PutEffects {
    /** The time for which a dead letter is kept. */
    static final Duration DEAD_FOR = Duration.ofDays(30);

    private static final Script PUT = Script.of("outbox/put");
    private static final Script CLAIM = Script.of("outbox/claim");
    private static final Script DONE = Script.of("outbox/done");
    private static final Script LATER = Script.of("outbox/later");
    private static final Script GIVE_UP = Script.of("outbox/give_up");

    private final Redis redis;

    /** Keeps effects in {@code redis}. */
    public RedisOutbox(Redis redis) {
        this.redis = redis;
    }

    @Override
    public void put(List<Effect> effects) {
        NewEffects put = new NewEffects(effects, UUID.randomUUID().toString(), CurrentTrace.headers());
        redis.runReplicated(put.given(PUT.on(put.keys())));
    }

    // Usually the queue is empty, and then repeated requests should cost next to nothing.
    @Override
    public List<Claimed> claim(QueueName queue, int most, Duration lease) {
        return redis.call(commands -> commands.zcard(Keys.due(queue))) == 0 ? List.of() : claimDue(queue, most, lease);
    }

    private List<Claimed> claimDue(QueueName queue, int most, Duration lease) {
        String token = UUID.randomUUID().toString();
        return redis
                .run(CLAIM.on(Keys.due(queue), Keys.waiting(queue))
                        .with("most", most)
                        .with("lease_ms", lease)
                        .with("lease", token)
                        .with("prefix", Keys.record(queue, "")))
                .rows("claimed")
                .stream()
                .map(answer -> claimed(queue, token, answer))
                .toList();
    }

    private static Claimed claimed(QueueName queue, String lease, Answered answer) {
        EffectRecord kept = new EffectRecord(answer.hash("record"));
        return new Claimed(
                answer.text("id"),
                lease,
                kept.effect(queue),
                kept.attempts(),
                answer.duration("age_ms"),
                kept.headers());
    }

    @Override
    public void delivered(Claimed claimed) {
        redis.run(held(claimed, DONE.on(Keys.ofEffect(claimed.effect(), claimed.id()))));
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
        redis.run(held(claimed, LATER.on(Keys.record(queue, claimed.id()), Keys.due(queue)))
                .with("pause_ms", pause)
                .with("answer", answer)
                .with("counts", attempts));
    }

    @Override
    public void dead(Claimed claimed, String answer) {
        QueueName queue = claimed.effect().queue();
        String[] keys = Keys.ofEffect(claimed.effect(), claimed.id(), Keys.dead(queue));
        redis.run(held(claimed, GIVE_UP.on(keys)).with("answer", answer).with("dead_life_ms", DEAD_FOR));
    }

    private static ScriptCall held(Claimed claimed, ScriptCall call) {
        return call.with("id", claimed.id()).with("lease", claimed.lease());
    }
}
