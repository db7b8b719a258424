package crcr.infrastructure.redis.checks;

import crcr.application.rerun.RerunRecords;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import java.time.Duration;

/** Keeps the runs that the relay has run again. */
final class RedisRerunRecords implements RerunRecords {
    private static final Script TAKEN = Script.of("checks/taken_rerun");

    private final Redis redis;
    private final Duration life;

    /**
     * Keeps them in {@code redis}.
     *
     * @param life the time for which each is kept
     */
    RedisRerunRecords(Redis redis, Duration life) {
        this.redis = redis;
        this.life = life;
    }

    @Override
    public void taken(RepositoryName downstream, String runId) {
        redis.run(TAKEN.on(Keys.rerun(downstream, runId)).with("life_ms", life));
    }
}
