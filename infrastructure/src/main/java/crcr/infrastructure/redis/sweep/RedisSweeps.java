package crcr.infrastructure.redis.sweep;

import crcr.application.sweep.SilentRuns;
import crcr.application.sweep.SweepTurns;
import crcr.application.sweep.UnstartedDispatches;
import crcr.infrastructure.redis.connection.Redis;
import java.time.Duration;

/**
 * The records for sweeps in a store.
 *
 * @param redis the store
 * @param life the time for which a record lives after it was last written
 */
public record RedisSweeps(Redis redis, Duration life) {
    /** Returns the turns of sweeping. */
    public SweepTurns turns() {
        return new RedisSweepTurns(redis);
    }

    /** Returns the silent jobs by their runs. */
    public SilentRuns silentRuns() {
        return new RedisSilentRuns(redis, life);
    }

    /** Returns the dispatches without a report. */
    public UnstartedDispatches unstarted() {
        return new RedisUnstartedDispatches(redis);
    }
}
