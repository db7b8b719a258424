package crcr.lab.audit.store;

import crcr.fixture.RealRedis;
import crcr.fixture.RedisServer;
import crcr.fixture.TcpProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * One Redis behind a proxy. It is stopped or killed, or its connections are cut, and from then on it is slower to
 * reach.
 */
public final class LoneRedis implements StagedStore {
    private static final int LONGEST_WAY_MILLIS = 20;

    private final RedisServer redis;
    private final TcpProxy way;

    private LoneRedis(RedisServer redis, TcpProxy way) {
        this.redis = redis;
        this.way = way;
    }

    /** Starts the store. */
    public static LoneRedis start(Path directory) throws IOException, InterruptedException {
        RedisServer redis = RealRedis.another(directory);
        return new LoneRedis(redis, TcpProxy.to(redis.host(), redis.port()));
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Map.of("REDIS_ENDPOINT", "127.0.0.1:" + way.port()));
        redis.password().ifPresent(password -> settings.put("REDIS_LOGIN", password));
        return settings;
    }

    @Override
    public int pauseMillis(RandomGenerator random) {
        return random.nextInt(8_000, 20_000);
    }

    @Override
    public void breakOnce(RandomGenerator random) throws IOException, InterruptedException {
        boolean cut = random.nextInt(3) == 0;
        if (cut) {
            way.cut();
        } else {
            redis.stop(random.nextBoolean());
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(300, 4_000));
        if (!cut) {
            redis.startAgain();
            way.lead(redis.port());
        }
        way.mend();
        way.slow(Duration.ofMillis(random.nextInt(LONGEST_WAY_MILLIS)));
    }

    @Override
    public void close() {
        way.close();
        redis.close();
    }
}
