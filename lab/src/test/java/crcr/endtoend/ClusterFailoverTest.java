package crcr.endtoend;

import crcr.fixture.ClusteredRedis;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The primary of a cluster's shard is killed and its replica takes over; then the shard's keys go to another primary.
 */
class ClusterFailoverTest {
    private final ClusteredRedis redis;
    private final World world;

    ClusterFailoverTest(@TempDir Path directory) {
        redis = ClusteredRedis.start(directory, Optional.empty());
        world = World.with(Map.of("REDIS_ENDPOINT", redis.stranger().endpoint(), "REDIS_CLUSTER", "true"));
    }

    @AfterEach
    void end() {
        world.close();
        redis.close();
    }

    @Test
    void theRelayGoesOnAndCarriesOutWhatItHadAccepted() {
        UnderWay work = UnderWay.in(world);
        redis.awaitReplicated();

        redis.killHolder();

        work.awaitCarriedOut();
        redis.moveTo(redis.stranger(), () -> {});
        world.awaitReady();
        work.assertGoesOn();
    }
}
