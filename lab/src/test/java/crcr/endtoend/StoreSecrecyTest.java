package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.RealRedis;
import crcr.fixture.Shown;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import io.lettuce.core.Range;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A reader of the store finds no secret there, and no token that gives access to anything. */
class StoreSecrecyTest {
    @Test
    void whatIsKeptOfEverythingThatWaitsHasNoSecretInIt() {
        try (World world = World.start()) {
            String delivery = world.relayedEvent();
            world.hud().answerNext(1_000, 503, "");
            world.report(
                            0,
                            Surroundings.ALPHA,
                            Payloads.utf8(Reports.inProgress(delivery)),
                            Map.of("Idempotency-Key", "key"))
                    .assertTaken(202);
            world.github().failNext(1, GitHubOperation.DISPATCH, GitHubFault.error(503, "Unicorn"));
            Webhook waiting = Payloads.openedPullRequest();
            world.send(waiting).assertTaken(202);

            String kept = RealRedis.ask(StoreSecrecyTest::contents);

            assertTrue(kept.contains("hud:record:"), kept);
            assertTrue(kept.contains("payload:" + waiting.delivery()), kept);
            // The test class fails if a known secret is in it.
            Shown.text("the store", kept);
        }
    }

    private static String contents(RedisCommands<String, String> redis) {
        return redis.keys("*").stream()
                .map(key -> key + " = " + value(redis, key))
                .collect(Collectors.joining("\n"));
    }

    private static Object value(RedisCommands<String, String> redis, String key) {
        return switch (redis.type(key)) {
            case "string" -> redis.get(key);
            case "hash" -> redis.hgetall(key);
            case "list" -> redis.lrange(key, 0, -1);
            case "set" -> redis.smembers(key);
            case "zset" -> redis.zrange(key, 0, -1);
            case "stream" -> redis.xrange(key, Range.unbounded());
            // It lapsed after its name was listed.
            case "none" -> "";
            default -> throw new IllegalStateException("a kind that nobody reads here: " + key);
        };
    }
}
