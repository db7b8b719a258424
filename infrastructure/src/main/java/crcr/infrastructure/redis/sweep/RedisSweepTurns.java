package crcr.infrastructure.redis.sweep;

import crcr.application.sweep.SweepTurns;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Keeps turns for all processes: a key that expires when the next turn may begin. */
final class RedisSweepTurns implements SweepTurns {
    // Longer than any sensible pause between two sweeps.
    private static final Duration LIFE = Duration.ofDays(4);

    private static final Script TAKE = Script.of("sweep/take_turn");
    private static final Script RENEW = Script.of("sweep/renew_turn");
    private static final Script END = Script.of("sweep/end_turn");

    private final Redis redis;

    /** Takes turns in {@code redis}. */
    RedisSweepTurns(Redis redis) {
        this.redis = redis;
    }

    @Override
    public Turn take(Duration lease) {
        String token = UUID.randomUUID().toString();
        Answered answer = redis.run(
                TAKE.on(Keys.sweepTurn(), Keys.sweep()).with("token", token).with("lease_ms", lease));
        Duration left = answer.duration("left_ms");
        return left.isZero() ? new Turn.Taken(token) : new Turn.NotYet(left, answer.optionalInstant("ended"));
    }

    @Override
    public boolean renew(Turn.Taken turn, Duration lease) {
        return redis.run(RENEW.on(Keys.sweepTurn()).with("token", turn.token()).with("lease_ms", lease))
                .isTrue("held");
    }

    @Override
    public Instant end(Turn.Taken turn, Duration pause) {
        return redis.run(END.on(Keys.sweepTurn(), Keys.sweep())
                        .with("token", turn.token())
                        .with("pause_ms", pause)
                        .with("life_ms", LIFE))
                .instant("now");
    }
}
