package crcr.infrastructure.redis.sweep;

import crcr.application.sweep.SilentRuns;
import crcr.application.sweep.SweepTurns;
import crcr.application.sweep.UnstartedDispatches;
import crcr.infrastructure.redis.connection.Redis;
import java.time.Duration;

/**
 * What is kept for sweeps.
 *
 * @param redis where
 * @param life how long a record lives after it was last written
 */
public record RedisSweeps(Redis redis, Duration life) {
    /** Returns whose turn it is to sweep. */
    public SweepTurns turns() {
        return new RedisSweepTurns(redis);
    }

    /** Returns the jobs that have been silent since they said that they run. */
    public SilentRuns silentRuns() {
        return new RedisSilentRuns(redis, life);
    }

    /** Returns the dispatches that no job has reported of. */
    public UnstartedDispatches unstarted() {
        return new RedisUnstartedDispatches(redis);
    }
}
