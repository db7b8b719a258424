package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.Eventually;
import crcr.fixture.WatchedRedis;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A relay that promises nothing which its store's one replica does not have. */
class AwaitedReplicasEndToEndTest {
    private static final String TOO_FEW = "too few replicas of the store follow it";

    private final WatchedRedis redis;

    AwaitedReplicasEndToEndTest(@TempDir Path directory) {
        redis = WatchedRedis.start(directory);
    }

    @AfterEach
    void end() {
        redis.close();
    }

    private static World world(Map<String, String> where) {
        Map<String, String> settings = new HashMap<>(where);
        settings.put("REDIS_WAIT_REPLICAS", "1");
        World world = World.with(settings);
        world.awaitReady();
        return world;
    }

    private World behindSentinels() {
        return world(Map.of(
                "REDIS_ENDPOINT",
                "",
                "REDIS_SENTINELS",
                redis.endpoints(),
                "REDIS_SENTINEL_MASTER",
                WatchedRedis.MASTER));
    }

    private static void assertNotReady(World world) {
        Eventually.holds(
                "it is not ready, and says why",
                () -> world.http()
                        .get(world.atManagementPort("/readyz"))
                        .detail()
                        .equals(TOO_FEW));
    }

    private static void assertRefuses(World world, Webhook webhook, String dispatched) {
        world.send(webhook).assertRefusedForNow(503).assertDetail(TOO_FEW);
        world.report(Surroundings.ALPHA, Reports.inProgress(dispatched))
                .assertRefusedForNow(503)
                .assertDetail(TOO_FEW);
        assertEquals(0, world.recordsOf(dispatched).size());
        assertEquals(0, world.dispatchesOf(webhook.delivery()).size());
        String metrics = world.http().get(world.atManagementPort("/metrics")).body();
        assertTrue(metrics.contains("crcr_store_up 0"));
        assertTrue(metrics.contains("outcome=\"store_refuses\"} 1"));
    }

    private static void assertTakes(World world, Webhook webhook, String dispatched) {
        world.send(webhook).assertTaken(202);
        world.report(Surroundings.ALPHA, Reports.inProgress(dispatched)).assertTaken(200);
        Eventually.holds(
                "it is dispatched",
                () -> world.dispatchesOf(webhook.delivery()).size() == Surroundings.DOWNSTREAMS.size());
        assertEquals(1, world.recordsOf(dispatched).size());
    }

    @Test
    void webhooksAndCallbacksGet503WhileTheReplicaStandsStill() {
        try (World world = world(Map.of("REDIS_ENDPOINT", redis.primary().endpoint()))) {
            String dispatched = world.relayedEvent();
            Webhook webhook = Payloads.openedPullRequest();

            redis.other().freeze();
            assertNotReady(world);
            assertRefuses(world, webhook, dispatched);

            redis.other().thaw();
            world.awaitReady();
            assertTakes(world, webhook, dispatched);
        }
    }

    @Test
    void whenThePrimaryIsKilledTheOtherOnePromisesNothingBeforeItHasAReplica() {
        try (World world = behindSentinels()) {
            String dispatched = world.relayedEvent();
            Webhook webhook = Payloads.openedPullRequest();

            redis.killPrimary();
            assertNotReady(world);
            assertRefuses(world, webhook, dispatched);

            redis.other().startAgain();
            world.awaitReady();
            assertTakes(world, webhook, dispatched);
        }
    }
}
