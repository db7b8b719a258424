package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.Script.bytes;

import crcr.application.recovery.RecoveryTurns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Turns for all processes: a key that expires when the next one may be taken. */
final class RedisRecoveryTurns implements RecoveryTurns {
    private static final Script TAKE = Script.named("take_turn.lua");
    private static final Script COMPLETE = Script.named("complete_pass.lua");

    private final Redis redis;

    RedisRecoveryTurns(Redis redis) {
        this.redis = redis;
    }

    @Override
    public Turn take(Duration every) {
        String[] keys = {Keys.recoveryTurn(), Keys.recovery()};
        List<Object> answer = redis.call(commands -> TAKE.run(commands, keys, bytes(every.toMillis())));
        long left = (Long) answer.getFirst();
        return left == 0
                ? new Turn.Taken(instant(answer.get(1)))
                : new Turn.NotYet(Duration.ofMillis(left), instant(answer.get(2)));
    }

    private static Optional<Instant> instant(Object answer) {
        return Optional.of(Script.text(answer))
                .filter(text -> !text.isEmpty())
                .map(text -> Instant.ofEpochMilli(Long.parseLong(text)));
    }

    @Override
    public Instant completed(Instant lookBackTo) {
        String[] keys = {Keys.recovery()};
        List<Object> answer = redis.call(commands -> COMPLETE.run(
                commands, keys, bytes(RedisRecoveryRecords.LIFE.toMillis()), bytes(lookBackTo.toEpochMilli())));
        return Instant.ofEpochMilli((Long) answer.getFirst());
    }
}
