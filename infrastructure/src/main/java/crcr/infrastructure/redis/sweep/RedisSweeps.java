package crcr.infrastructure.redis.sweep;

import crcr.application.sweep.SilentRuns;
import crcr.application.sweep.SweepTurns;
import crcr.application.sweep.UnstartedDispatches;
import crcr.infrastructure.redis.connection.Redis;

/**
 * What is kept for sweeps.
 *
 * @param redis where
 */
public record RedisSweeps(Redis redis) {
    /** Whose turn it is to sweep. */
    public SweepTurns turns() {
        return new RedisSweepTurns(redis);
    }

    /** The jobs that have been silent since they said that they run. */
    public SilentRuns silentRuns() {
        return new RedisSilentRuns(redis);
    }

    /** The dispatches that no job has reported of. */
    public UnstartedDispatches unstarted() {
        return new RedisUnstartedDispatches(redis);
    }
}
