package crcr.kubernetes;

import crcr.fixture.FreePort;
import crcr.fixture.KnownSecrets;
import crcr.infrastructure.redis.embedded.ServerBinary;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.sentinel.api.sync.RedisSentinelCommands;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The pods of the StatefulSet {@code redis} as processes of this machine. What is mounted are directories, names are
 * addresses of loopback, which on Linux are all that begin with 127, and the ports are free ones.
 */
final class RedisPods implements AutoCloseable {
    // One for all questions: closing a client ends its threads, and the library may wait for that for ever.
    private static final RedisClient CLIENT = RedisClient.create();

    private static final String ADDRESS = "127.88.0.";

    private final int port = FreePort.any();
    private final int sentinelPort = FreePort.any();
    private final Path home;
    private final List<RedisPod> pods = new ArrayList<>();

    private RedisPods(Path home) {
        this.home = home;
    }

    /** Makes the pods; none runs yet. */
    static RedisPods of(Manifests manifests, Path home) throws IOException {
        RedisPods all = new RedisPods(home);
        Path programs = Files.createDirectories(home.resolve("bin"));
        Files.createSymbolicLink(
                programs.resolve("valkey-server"), ServerBinary.find(home).file());
        try (InputStream in = Objects.requireNonNull(RedisPods.class.getResourceAsStream("valkey-cli"))) {
            Files.copy(in, programs.resolve("valkey-cli"));
        }
        if (!programs.resolve("valkey-cli").toFile().setExecutable(true)) {
            throw new IOException("valkey-cli cannot be made executable");
        }
        Files.createDirectories(home.resolve("secrets"));
        all.secret("REDIS_LOGIN", KnownSecrets.REDIS_PASSWORD);
        all.secret("REDIS_SENTINEL_LOGIN", KnownSecrets.NEW_REDIS_PASSWORD);
        StatefulSet set = manifests.get(StatefulSet.class, "redis");
        for (int pod = 0; pod < set.getSpec().getReplicas(); pod++) {
            all.add(pod, set.getSpec().getTemplate().getSpec().getContainers(), manifests);
        }
        return all;
    }

    /** Sets what the Secret has under a key. */
    void secret(String key, String value) throws IOException {
        Files.writeString(home.resolve("secrets").resolve(key), value);
    }

    private void add(int pod, List<Container> containers, Manifests manifests) throws IOException {
        Path directory = home.resolve("pod-" + pod);
        Path configuration = Files.createDirectories(directory.resolve("configuration"));
        for (var file : manifests.get(ConfigMap.class, "redis").getData().entrySet()) {
            String more = switch (file.getKey()) {
                case "redis.conf" -> "bind " + address(pod) + "\nport " + port + "\n";
                case "sentinel.conf" -> "bind " + address(pod) + "\nport " + sentinelPort + "\n";
                default -> "";
            };
            Files.writeString(configuration.resolve(file.getKey()), here(directory, file.getValue()) + more);
        }
        Map<String, String> environment = Map.of(
                "PATH", home.resolve("bin") + ":" + System.getenv("PATH"),
                "CLI_HOST", address(pod),
                "CLI_PORT", Integer.toString(port));
        pods.add(new RedisPod("redis-" + pod, containers, environment, directory, text -> here(directory, text)));
    }

    private static String address(int pod) {
        return ADDRESS + (pod + 1);
    }

    private String here(Path directory, String text) {
        String named = text;
        for (int pod = 0; pod < 3; pod++) {
            named = named.replace("redis-" + pod + ".redis", address(pod));
        }
        return named.replace("/etc/redis", directory.resolve("configuration").toString())
                .replace("/run/secrets/redis", home.resolve("secrets").toString())
                .replaceAll("/data\\b", directory.resolve("data").toString())
                // A test does not wait for as long as a network may need.
                .replace("down-after-milliseconds relay 5000", "down-after-milliseconds relay 2000")
                .replace("failover-timeout relay 10000", "failover-timeout relay 5000")
                .replaceAll("\\b26379\\b", Integer.toString(sentinelPort))
                .replaceAll("\\b6379\\b", Integer.toString(port));
    }

    /** Returns what a setting of the relay is on this machine. */
    String here(String setting) {
        return here(home, setting);
    }

    /** Returns them in order. */
    List<RedisPod> all() {
        return pods;
    }

    /** Asks a pod's Redis something. */
    <T> T ask(RedisPod pod, Function<RedisCommands<String, String>, T> question) {
        try (var connection = CLIENT.connect(uri(pod, port, KnownSecrets.REDIS_PASSWORD))) {
            return question.apply(connection.sync());
        }
    }

    /** Asks a pod's sentinel something; empty if it does not answer. */
    <T> Optional<T> askSentinel(RedisPod pod, Function<RedisSentinelCommands<String, String>, T> question) {
        try (var connection = CLIENT.connectSentinel(uri(pod, sentinelPort, KnownSecrets.NEW_REDIS_PASSWORD))) {
            return Optional.of(question.apply(connection.sync()));
        } catch (RedisException e) {
            return Optional.empty();
        }
    }

    private RedisURI uri(RedisPod pod, int at, String password) {
        return RedisURI.Builder.redis(address(pods.indexOf(pod)), at)
                .withPassword(password.toCharArray())
                .build();
    }

    /** Returns the pod that a sentinel of another one names as the primary's; empty if it names none. */
    Optional<RedisPod> primaryBy(RedisPod pod) {
        return askSentinel(pod, commands -> commands.master("relay").getOrDefault("ip", ""))
                .flatMap(named -> pods.stream()
                        .filter(each -> address(pods.indexOf(each)).equals(named))
                        .findFirst());
    }

    @Override
    public void close() {
        pods.forEach(RedisPod::close);
    }
}
