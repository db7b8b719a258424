package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.Eventually;
import crcr.fixture.RedisNode;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that answers and refuses writes: nothing is sent then, and every answer names the trouble. */
class StoreRefusalTest {
    private final RedisNode redis;
    private final RedisNode other;
    private final World world;

    StoreRefusalTest(@TempDir Path directory) {
        redis = RedisNode.start(directory.resolve("one"));
        other = RedisNode.start(directory.resolve("other"), "replicaof " + redis.host() + " " + redis.port());
        world = World.with(Map.of("REDIS_ENDPOINT", redis.endpoint()));
    }

    @AfterEach
    void end() {
        world.close();
        redis.close();
        other.close();
    }

    private String delivery() {
        Webhook webhook = Payloads.openedPullRequest();
        world.send(webhook).assertTaken(202);
        awaitDispatched(webhook);
        return webhook.delivery();
    }

    private void awaitDispatched(Webhook webhook) {
        Eventually.holds(
                "it is dispatched",
                () -> world.dispatchesOf(webhook.delivery()).size() == Surroundings.DOWNSTREAMS.size());
    }

    private void assertNobodyIsToSend(
            String words,
            Function<RedisCommands<String, String>, String> how,
            Function<RedisCommands<String, String>, String> mended) {
        String delivery = delivery();
        redis.ask(how);
        Eventually.holds(
                "it is not ready, and says why",
                () -> world.http()
                        .get(world.atManagementPort("/readyz"))
                        .detail()
                        .equals(words));
        assertTrue(world.http().get(world.atManagementPort("/metrics")).body().contains("crcr_store_up 0"));
        Webhook webhook = Payloads.openedPullRequest();
        world.send(webhook).assertRefusedForNow(503).assertDetail(words);
        assertTrue(world.http()
                .get(world.atManagementPort("/metrics"))
                .body()
                .contains("crcr_webhooks_total{event=\"pull_request\",outcome=\"store_refuses\"} 1"));
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery))
                .assertRefusedForNow(503)
                .assertDetail(words);
        assertEquals(0, world.recordsOf(delivery).size());

        redis.ask(mended);
        world.awaitReady();
        assertTrue(world.http().get(world.atManagementPort("/metrics")).body().contains("crcr_store_up 1"));
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
        world.send(webhook).assertTaken(202);
        awaitDispatched(webhook);
    }

    @Test
    void whileItHasNoMemory() {
        assertNobodyIsToSend(
                "the store is out of memory and takes no writes",
                commands -> commands.configSet("maxmemory", "1"),
                commands -> commands.configSet("maxmemory", "0"));
    }

    // As after a failover: the other one has the data, so that nothing is lost when it goes back.
    private String followTheOther(RedisCommands<String, String> commands) {
        commands.waitForReplication(1, 10_000);
        other.ask(follower -> follower.replicaofNoOne());
        return commands.replicaof(other.host(), other.port());
    }

    @Test
    void whileItIsAReplica() {
        assertNobodyIsToSend(
                "the store is a replica, which takes no writes",
                this::followTheOther,
                commands -> commands.replicaofNoOne());
    }
}
