package crcr.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.bootstrap.settings.StoreSettings;
import crcr.bootstrap.settings.source.SettingSources;
import crcr.bootstrap.settings.source.SettingValues;
import crcr.fixture.Eventually;
import crcr.fixture.KnownSecrets;
import crcr.infrastructure.redis.RedisStore;
import crcr.infrastructure.redis.place.StorePlace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code k8s/components/redis-sentinel} starts, started on this machine. */
final class RedisSentinelComponentTest {
    private final Manifests manifests = Composition.SENTINELS.manifests();
    private final RedisPods pods;

    RedisSentinelComponentTest(@TempDir Path directory) throws IOException {
        pods = RedisPods.of(manifests, directory);
    }

    @AfterEach
    void end() {
        pods.close();
    }

    private void start() {
        pods.all().forEach(RedisPod::start);
        pods.all().forEach(this::awaitWell);
        assertNoPasswordIsAnArgument();
    }

    private void assertNoPasswordIsAnArgument() {
        List<String> arguments =
                pods.all().stream().flatMap(pod -> pod.arguments().stream()).toList();
        assertEquals(2 * pods.all().size(), arguments.size());
        assertTrue(
                arguments.stream()
                        .noneMatch(line -> line.contains(KnownSecrets.REDIS_PASSWORD)
                                || line.contains(KnownSecrets.NEW_REDIS_PASSWORD)),
                arguments::toString);
    }

    private void awaitWell(RedisPod pod) {
        Eventually.holds(pod.name() + " passes its probes", pod::isWell);
        Eventually.holds(
                pod.name() + " knows the others",
                () -> pods.askSentinel(pod, commands -> commands.master("relay"))
                        .filter(known ->
                                "2".equals(known.get("num-slaves")) && "2".equals(known.get("num-other-sentinels")))
                        .isPresent());
    }

    /** By the relay's settings, with the passwords that their files have. */
    private StorePlace place() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "REDIS_LOGIN", KnownSecrets.REDIS_PASSWORD, "REDIS_SENTINEL_LOGIN", KnownSecrets.NEW_REDIS_PASSWORD));
        for (String name : List.of("REDIS_SENTINELS", "REDIS_SENTINEL_MASTER")) {
            environment.put(name, pods.here(Told.settings(manifests).getOrDefault(name, "")));
        }
        return StoreSettings.read(new SettingValues(SettingSources.read(environment)))
                .place()
                .orElseThrow();
    }

    @Test
    void theRelayFindsThePrimaryAndFollowsItWhenItsPodIsGone() {
        start();
        RedisPod first = pods.all().getFirst();
        assertEquals(Optional.of(first), pods.primaryBy(first));
        try (RedisStore store = RedisStore.connect(place(), Duration.ofMinutes(1))) {
            Eventually.holds("it takes writes", () -> store.trouble().isEmpty());
            first.kill();
            Eventually.holds("another one is named", () -> isAnotherNamed(first));
            Eventually.holds("it takes writes again", () -> store.trouble().isEmpty());
        }
        first.start();
        awaitWell(first);
        assertEquals("slave", pods.ask(first, commands -> commands.role()).getFirst());
    }

    private boolean isAnotherNamed(RedisPod former) {
        return pods.primaryBy(pods.all().getLast())
                .filter(named -> named != former)
                .isPresent();
    }

    @Test
    void aPrimaryThatComesBackWithoutItsDiskCopiesTheOthersAndIsNotCopied() {
        start();
        RedisPod first = pods.all().getFirst();
        pods.ask(first, commands -> commands.set("kept", "yes"));
        pods.ask(first, commands -> commands.waitForReplication(2, 10_000));
        first.kill();
        first.loseDisk();
        first.start();

        awaitWell(first);
        for (RedisPod pod : pods.all()) {
            Eventually.holds(
                    pod.name() + " has the data", () -> "yes".equals(pods.ask(pod, commands -> commands.get("kept"))));
        }
    }

    @Test
    void aLoginThatIsNoPasswordAloneIsRefusedWithoutShowingIt() throws IOException, InterruptedException {
        pods.secret("REDIS_LOGIN", "relay:" + KnownSecrets.REDIS_PASSWORD);
        RedisPod pod = pods.all().getFirst();
        pod.start();
        for (String container : List.of("redis", "sentinel")) {
            assertEquals(1, pod.ended(container));
            String output = pod.output(container);
            assertTrue(output.startsWith("REDIS_LOGIN must be only a password"), output);
            assertTrue(!output.contains(KnownSecrets.REDIS_PASSWORD), output);
        }
    }
}
