package crcr.endtoend;

import crcr.fixture.Eventually;
import crcr.fixture.WatchedRedis;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The primary is killed, and the sentinels make the replica the primary. */
class SentinelFailoverTest {
    private final WatchedRedis redis;
    private final World world;

    SentinelFailoverTest(@TempDir Path directory) {
        redis = WatchedRedis.start(directory);
        world = World.with(Map.of(
                "REDIS_ENDPOINT",
                "",
                "REDIS_SENTINELS",
                redis.endpoints(),
                "REDIS_SENTINEL_MASTER",
                WatchedRedis.MASTER));
    }

    @AfterEach
    void end() {
        world.close();
        redis.close();
    }

    @Test
    void theRelayGoesOnWithTheReplicaAndCarriesOutWhatItHadAccepted() {
        UnderWay work = UnderWay.in(world);
        Eventually.holds(
                "the replica has everything",
                () -> redis.primary().ask(commands -> commands.waitForReplication(1, 1000)) == 1);

        redis.killPrimary();

        work.awaitCarriedOut();
        work.assertGoesOn();
    }
}
