package crcr.lab.audit.store;

import crcr.fixture.RedisNode;
import crcr.fixture.WatchedRedis;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * A primary, its replica, and three sentinels. The primary is demoted under load, or it loses its replica first and is
 * then killed. It comes back as a primary, and the sentinels make it a replica.
 */
public final class ReplicatedRedis implements StagedStore {
    private static final int LONGEST_LAG_MILLIS = 800;
    private static final int LONGEST_ABSENCE_MILLIS = 2_000;

    private final WatchedRedis redis;
    private final int awaited;

    private ReplicatedRedis(WatchedRedis redis, int awaited) {
        this.redis = redis;
        this.awaited = awaited;
    }

    /**
     * Starts all nodes.
     *
     * @param awaited the number of replicas that must confirm a write
     */
    public static ReplicatedRedis start(Path directory, int awaited) {
        return new ReplicatedRedis(WatchedRedis.start(directory, "appendonly yes", "appendfsync always"), awaited);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "REDIS_SENTINELS", redis.endpoints(),
                "REDIS_SENTINEL_MASTER", WatchedRedis.MASTER,
                "REDIS_WAIT_REPLICAS", Integer.toString(awaited));
    }

    @Override
    public int pauseMillis(RandomGenerator random) {
        return random.nextInt(3_000, 8_000);
    }

    @Override
    public void breakOnce(RandomGenerator random) throws InterruptedException {
        if (random.nextBoolean()) {
            redis.demotePrimary();
        } else {
            RedisNode primary = redis.primary();
            redis.misleadReplica();
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LAG_MILLIS));
            redis.killPrimary();
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_ABSENCE_MILLIS));
            primary.startAgain();
        }
        redis.awaitFollowed();
    }

    @Override
    public void close() {
        redis.close();
    }
}
