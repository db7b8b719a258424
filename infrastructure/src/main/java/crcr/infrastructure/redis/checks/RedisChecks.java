package crcr.infrastructure.redis.checks;

import crcr.application.check.CheckBoard;
import crcr.application.check.PaceChecks;
import crcr.application.check.StandingForm;
import crcr.application.rerun.QueuedJobs;
import crcr.application.rerun.RerunRecords;
import crcr.infrastructure.redis.connection.Redis;
import java.time.Duration;

/**
 * The records of check runs in a store.
 *
 * @param redis the store
 * @param life the time for which a record lives after it was last written
 */
public record RedisChecks(Redis redis, Duration life) {
    /** Returns the jobs of each commit, and the labels. Standings are written in that form. */
    public CheckBoard board(StandingForm form) {
        return new RedisCheckBoard(redis, form, life);
    }

    /**
     * Returns the pace of the calls that show check runs.
     *
     * @param perMinute the maximum number of calls a minute
     */
    public PaceChecks pace(int perMinute) {
        return new RedisPace(redis, perMinute);
    }

    /** Returns the jobs on that board that are queued again. */
    public QueuedJobs queuedJobs(StandingForm form) {
        return new RedisQueuedJobs(redis, form);
    }

    /** Returns the runs that the relay has run again. */
    public RerunRecords reruns() {
        return new RedisRerunRecords(redis, life);
    }
}
