package crcr.infrastructure.redis.recovery;

import crcr.application.recovery.RecoveryTurns;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import java.time.Duration;
import java.time.Instant;

/** Turns for all processes: a key that expires when the next one may be taken. */
public final class RedisRecoveryTurns implements RecoveryTurns {
    private static final Script TAKE = Script.of("recovery/take_turn");
    private static final Script COMPLETE = Script.of("recovery/complete_pass");

    private final Redis redis;

    /** Takes turns in {@code redis}. */
    public RedisRecoveryTurns(Redis redis) {
        this.redis = redis;
    }

    @Override
    public Turn take(Duration every) {
        Answered answer =
                redis.run(TAKE.on(Keys.recoveryTurn(), Keys.recovery()).with("every_ms", every));
        Duration left = answer.duration("left_ms");
        return left.isZero()
                ? new Turn.Taken(answer.optionalInstant("look_back"))
                : new Turn.NotYet(left, answer.optionalInstant("completed"));
    }

    @Override
    public Instant completed(Instant lookBackTo) {
        return redis.run(COMPLETE.on(Keys.recovery())
                        .with("life_ms", RedisRecoveryRecords.LIFE)
                        .with("look_back", lookBackTo))
                .instant("now");
    }
}
