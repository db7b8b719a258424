package crcr.infrastructure.redis.recovery;

import crcr.application.recovery.RecoveryRecords;
import crcr.application.recovery.RecoveryTurns;
import crcr.infrastructure.redis.connection.Redis;

/** Keeps the records for the recovery of missed deliveries. */
public final class RedisRecovery {
    private final Redis redis;

    /** Keeps the records in {@code redis}. */
    public RedisRecovery(Redis redis) {
        this.redis = redis;
    }

    /** Returns the turns of looking for missed deliveries. */
    public RecoveryTurns turns() {
        return new RedisRecoveryTurns(redis);
    }

    /** Returns the records of missed deliveries. */
    public RecoveryRecords records() {
        return new RedisRecoveryRecords(redis);
    }
}
