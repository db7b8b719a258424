package crcr.bootstrap.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crcr.bootstrap.settings.source.SettingProblem;
import crcr.bootstrap.settings.source.SettingSources;
import crcr.bootstrap.settings.source.SettingValues;
import crcr.infrastructure.redis.place.ClusterPlace;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.redis.place.RedisLogin;
import crcr.infrastructure.redis.place.SentinelPlace;
import crcr.infrastructure.redis.place.StorePlace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the store may be, and what goes together. */
final class StoreSettingsTest {
    private final Map<String, String> environment = new HashMap<>();

    private SettingValues values() {
        return new SettingValues(SettingSources.read(environment));
    }

    private StorePlace place() {
        SettingValues values = values();
        Optional<StorePlace> place = StoreSettings.read(values).place();
        assertEquals(List.of(), values.problems());
        return place.orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        redis:6379       |                | redis://redis:6379      |       |
        redis:6379       | secret         | redis://redis:6379      |       | secret
        10.0.0.1:1       | relay:sec:ret  | redis://10.0.0.1:1      | relay | sec:ret
        [::1]:6379       | :secret        | redis://::1:6379        |       | secret
        """)
    void redisIsReachedByEndpointAndLogin(
            String endpoint, @Nullable String login, String shown, @Nullable String user, @Nullable String password) {
        environment.put("REDIS_ENDPOINT", endpoint);
        environment.put("REDIS_LOGIN", login == null ? "" : login);

        RedisAddress address = assertInstanceOf(RedisAddress.class, place());

        assertEquals(shown, address.toString());
        assertEquals(Optional.ofNullable(user), address.user());
        assertEquals(Optional.ofNullable(password), address.password());
    }

    @Test
    void aClusterIsReachedByAnyOfItsNodesWithOneLoginForAll() {
        environment.putAll(Map.of(
                "REDIS_ENDPOINT", "[::1]:6379",
                "REDIS_CLUSTER", "true",
                "REDIS_LOGIN", "redis-password",
                "REDIS_TLS", "true"));

        ClusterPlace cluster = assertInstanceOf(ClusterPlace.class, place());

        assertEquals("the cluster at rediss://::1:6379", cluster.toString());
        assertEquals(Optional.of("redis-password"), cluster.entrance().password());
    }

    @Test
    void sentinelsHaveALoginOfTheirOwnAndAreSpokenToInTheClear() {
        environment.putAll(Map.of(
                "REDIS_SENTINELS", "one:26379, [::1]:26380",
                "REDIS_SENTINEL_MASTER", "the-store",
                "REDIS_SENTINEL_LOGIN", "watcher:sentinel-password",
                "REDIS_LOGIN", "redis-password",
                "REDIS_TLS", "true"));

        SentinelPlace sentinels = assertInstanceOf(SentinelPlace.class, place());

        assertEquals(
                "the primary of the-store at the sentinels redis://one:26379, redis://::1:26380", sentinels.toString());
        assertEquals(Optional.of("watcher"), sentinels.sentinels().getFirst().user());
        assertEquals(
                Optional.of("sentinel-password"),
                sentinels.sentinels().getLast().password());
        assertEquals(true, sentinels.tls());
        assertEquals(
                new RedisLogin(Optional.empty(), Optional.of("redis-password")),
                sentinels.login().get());
    }

    @ParameterizedTest
    @CsvSource({"REDIS_ENDPOINT=one:6379", "REDIS_SENTINELS=one:26379 REDIS_SENTINEL_MASTER=store"})
    void replicasAreWaitedForOnlyIfThatIsAskedFor(String where) {
        for (String each : where.split(" ", -1)) {
            environment.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }
        assertEquals(0, StoreSettings.read(values()).replicas());
        environment.put("REDIS_WAIT_REPLICAS", "2");
        SettingValues values = values();
        assertEquals(2, StoreSettings.read(values).replicas());
        assertEquals(List.of(), values.problems());
    }

    @Test
    void sentinelsMayBeAskedWithoutALogin() {
        environment.putAll(Map.of("REDIS_SENTINELS", "one:26379", "REDIS_SENTINEL_MASTER", "store"));

        SentinelPlace sentinels = assertInstanceOf(SentinelPlace.class, place());

        assertEquals(Optional.empty(), sentinels.sentinels().getFirst().password());
        assertEquals(RedisLogin.NONE, sentinels.login().get());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        REDIS_ENDPOINT=a:1 REDIS_SENTINELS=b:1 REDIS_SENTINEL_MASTER=m | REDIS_SENTINELS
        REDIS_SENTINELS=b:1                                            | REDIS_SENTINEL_MASTER
        REDIS_SENTINEL_MASTER=m                                        | REDIS_SENTINELS
        REDIS_SENTINEL_LOGIN=secret                                    | REDIS_SENTINELS
        REDIS_SENTINELS=b:1,c REDIS_SENTINEL_MASTER=m                  | REDIS_SENTINELS
        REDIS_SENTINELS=b:1,c:65536 REDIS_SENTINEL_MASTER=m            | REDIS_SENTINELS
        REDIS_SENTINELS=b:1, REDIS_SENTINEL_MASTER=m                   | REDIS_SENTINELS
        REDIS_SENTINELS=b:1 REDIS_SENTINEL_MASTER=m/n                  | REDIS_SENTINEL_MASTER
        REDIS_WAIT_REPLICAS=1                                          | REDIS_WAIT_REPLICAS
        REDIS_WAIT_REPLICAS=-1 REDIS_ENDPOINT=a:1                      | REDIS_WAIT_REPLICAS
        REDIS_WAIT_REPLICAS=one REDIS_ENDPOINT=a:1                     | REDIS_WAIT_REPLICAS
        REDIS_WAIT_REPLICAS=1 REDIS_ENDPOINT=a                         | REDIS_ENDPOINT
        REDIS_CLUSTER=true                                             | REDIS_CLUSTER
        REDIS_CLUSTER=true REDIS_SENTINELS=b:1 REDIS_SENTINEL_MASTER=m | REDIS_CLUSTER
        REDIS_CLUSTER=perhaps REDIS_ENDPOINT=a:1                       | REDIS_CLUSTER
        REDIS_SENTINELS=b REDIS_ENDPOINT=c                             | REDIS_ENDPOINT REDIS_SENTINELS REDIS_SENTINEL_MASTER
        """)
    void whatDoesNotGoTogetherIsNamedAllAtOnce(String given, String wrong) {
        for (String each : given.split(" ", -1)) {
            environment.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }
        SettingValues values = values();
        StoreSettings.read(values);

        assertEquals(
                Arrays.stream(wrong.split(" ", -1)).collect(Collectors.toSet()),
                values.problems().stream().map(SettingProblem::name).collect(Collectors.toSet()));
    }
}
