package crcr.infrastructure.redis.recovery;

import crcr.application.recovery.RecoveryRecords;
import crcr.application.recovery.RecoveryTurns;
import crcr.infrastructure.redis.connection.Redis;

/** What is kept for the recovery of missed deliveries. */
public final class RedisRecovery {
    private final Redis redis;

    /** Keeps the records in {@code redis}. */
    public RedisRecovery(Redis redis) {
        this.redis = redis;
    }

    /** Returns whose turn it is to look for missed deliveries. */
    public RecoveryTurns turns() {
        return new RedisRecoveryTurns(redis);
    }

    /** Returns what is on record of missed deliveries. */
    public RecoveryRecords records() {
        return new RedisRecoveryRecords(redis);
    }
}
