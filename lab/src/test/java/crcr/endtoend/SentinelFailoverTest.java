package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.fixture.Eventually;
import crcr.fixture.WatchedRedis;
import crcr.lab.simulator.GitHubFault;
import crcr.lab.simulator.GitHubOperation;
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

    private void awaitDispatched(Webhook webhook) {
        Eventually.holds(
                "it is dispatched",
                () -> world.dispatchesOf(webhook.delivery()).size() == Surroundings.DOWNSTREAMS.size());
    }

    @Test
    void theRelayGoesOnWithTheReplicaAndCarriesOutWhatItHadAccepted() {
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
        Eventually.holds(
                "the replica has everything",
                () -> redis.primary().ask(commands -> commands.waitForReplication(1, 1000)) == 1);

        redis.killPrimary();

        world.awaitReady();
        awaitDispatched(waiting);
        world.report(Surroundings.ALPHA, Reports.completed(running.delivery())).assertTaken(200);
        assertEquals(2, world.recordsOf(running.delivery()).size());
        Webhook after = Payloads.openedPullRequest();
        world.send(after).assertTaken(202);
        awaitDispatched(after);
    }
}
