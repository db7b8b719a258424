package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.KnownSecrets;
import crcr.fixture.RealRedis;
import crcr.infrastructure.redis.embedded.EmbeddedRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds of Redis. */
class DoctorOfRedisTest {
    @TempDir
    private Path directory = Path.of("");

    private final ExaminedDeployment deployment = ExaminedDeployment.start();
    private final Map<String, String> settings = deployment.settings();

    @AfterEach
    void end() {
        deployment.close();
    }

    private static void withConfiguration(String name, String value, Runnable test) {
        String before = RealRedis.ask(redis -> redis.configGet(name).getOrDefault(name, ""));
        RealRedis.ask(redis -> redis.configSet(name, value));
        try {
            test.run();
        } finally {
            RealRedis.ask(redis -> redis.configSet(name, before));
        }
    }

    @Test
    void aRedisThatIsAwayIsAFailure() {
        settings.put("REDIS_ENDPOINT", "127.0.0.1:1");
        deployment.assertOneFailure("Redis", "does not work at redis://127.0.0.1:1", "REDIS_ENDPOINT");
    }

    @Test
    void aRedisThatRefusesTheLoginIsAFailure() {
        settings.put("REDIS_LOGIN", "somebody:" + KnownSecrets.NEW_REDIS_PASSWORD);
        deployment.assertOneFailure("Redis", "does not let the relay in", "REDIS_LOGIN");
    }

    @Test
    void aRedisThatMayThrowWorkAwayIsAFailure() {
        withConfiguration(
                "maxmemory-policy",
                "allkeys-lru",
                () -> deployment.assertOneFailure(
                        "Redis eviction", "maxmemory-policy is allkeys-lru", "set noeviction"));
    }

    @Test
    void aRedisThatForgetsIsAFailureAndOneThatKeepsSnapshotsAWarning() {
        withConfiguration("appendonly", "no", () -> {
            deployment.assertOneFailure("Redis persistence", "there are no snapshots", "set appendonly yes");
            withConfiguration(
                    "save",
                    "3600 1",
                    () -> deployment.assertOneWarning(
                            "Redis persistence", "since the last snapshot", "set appendonly yes"));
        });
    }

    @Test
    void aReplicaIsAFailure() {
        RealRedis.ask(redis -> redis.replicaof("127.0.0.1", 1));
        try {
            deployment.assertOneFailure("Redis role", "takes no writes", "primary");
        } finally {
            RealRedis.ask(redis -> redis.replicaofNoOne());
        }
    }

    @Test
    void theRelaysOwnRedisIsStartedForTheCheckUnlessARelayUsesIt() {
        settings.remove("REDIS_ENDPOINT");
        settings.remove("REDIS_LOGIN");
        settings.put("DATA_DIR", directory.resolve("data").toString());

        deployment.examined(0).assertOk("Redis", "Redis eviction", "Redis persistence");
        try (EmbeddedRedis used = EmbeddedRedis.start(directory.resolve("data"))) {
            deployment.examined(0).assertFound("skipped", "Redis", "a relay uses the data", "");
            assertTrue(used.address().port() > 0);
        }
    }

    @Test
    void aDataDirectoryThatCannotBeOneIsAFailure() throws IOException {
        settings.remove("REDIS_ENDPOINT");
        settings.remove("REDIS_LOGIN");
        settings.put(
                "DATA_DIR", Files.writeString(directory.resolve("file"), "").toString());

        deployment.assertOneFailure("Redis", "does not start", "DATA_DIR");
    }
}
