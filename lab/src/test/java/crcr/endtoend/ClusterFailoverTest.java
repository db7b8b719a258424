package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.fixture.ClusteredRedis;
import crcr.fixture.Eventually;
import crcr.lab.simulator.GitHubFault;
import crcr.lab.simulator.GitHubOperation;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The primary of a cluster's shard is killed and its replica takes over; then the shard's keys go to another primary. */
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

    private void awaitDispatched(Webhook webhook) {
        Eventually.holds(
                "it is dispatched",
                () -> world.dispatchesOf(webhook.delivery()).size() == Surroundings.DOWNSTREAMS.size());
    }

    @Test
    void theRelayGoesOnAndCarriesOutWhatItHadAccepted() {
        Webhook running = Payloads.openedPullRequest();
        world.send(running).assertTaken(202);
        awaitDispatched(running);
        world.report(Surroundings.ALPHA, Reports.inProgress(running.delivery())).assertTaken(200);
        // Each downstream's first attempt at the second one fails, so that it waits when the primary dies.
        world.github()
                .failNext(
                        Surroundings.DOWNSTREAMS.size(),
                        GitHubOperation.DISPATCH,
                        GitHubFault.error(503, "unavailable"));
        Webhook waiting = Payloads.openedPullRequest();
        world.send(waiting).assertTaken(202);
        Eventually.holds(
                "all have been tried",
                () -> world.github().requests(GitHubOperation.DISPATCH).size() >= 2 * Surroundings.DOWNSTREAMS.size());
        redis.awaitReplicated();

        redis.killHolder();

        world.awaitReady();
        awaitDispatched(waiting);
        redis.moveTo(redis.stranger(), () -> {});
        world.awaitReady();
        world.report(Surroundings.ALPHA, Reports.completed(running.delivery())).assertTaken(200);
        assertEquals(2, world.recordsOf(running.delivery()).size());
        Webhook after = Payloads.openedPullRequest();
        world.send(after).assertTaken(202);
        awaitDispatched(after);
    }
}
