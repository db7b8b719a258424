package crcr.infrastructure.redis.checks;

import crcr.application.rerun.RerunRecords;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import java.time.Duration;

/** Which runs the relay has had run again. */
final class RedisRerunRecords implements RerunRecords {
    private static final Script TAKEN = Script.of("checks/taken_rerun");

    private final Redis redis;
    private final Duration life;

    /**
     * Notes them there.
     *
     * @param life how long each is kept
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
