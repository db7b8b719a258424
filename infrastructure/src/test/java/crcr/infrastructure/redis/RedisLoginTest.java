package crcr.infrastructure.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.Eventually;
import crcr.fixture.KnownSecrets;
import crcr.fixture.RealRedis;
import crcr.fixture.TcpProxy;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.redis.place.RedisLogin;
import io.lettuce.core.AclSetuserArgs;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the relay gets in at Redis, and that it may change while it is connected. */
final class RedisLoginTest {
    private static final String ONE = KnownSecrets.REDIS_PASSWORD;
    private static final String TWO = KnownSecrets.NEW_REDIS_PASSWORD;

    private final RedisAddress redis = RealRedis.fresh();
    private final TcpProxy proxy = TcpProxy.to(redis.host(), redis.port());
    private final AtomicReference<RedisLogin> login = new AtomicReference<>(login("relay-one", ONE));
    private final RedisStore store;

    RedisLoginTest() {
        user("relay-one", ONE);
        store = RedisStore.connect(
                new RedisAddress("127.0.0.1", proxy.port(), false, login::get), Duration.ofMinutes(1));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        proxy.close();
        RealRedis.ask(commands -> commands.aclDeluser("relay-one", "relay-two"));
    }

    private static RedisLogin login(String user, String password) {
        return new RedisLogin(Optional.of(user), Optional.of(password));
    }

    // With this password and no other.
    private static void user(String name, String password) {
        RealRedis.ask(commands -> commands.aclSetuser(
                name,
                AclSetuserArgs.Builder.reset()
                        .on()
                        .allKeys()
                        .allChannels()
                        .allCommands()
                        .addPassword(password)));
    }

    private static long connectionsOf(String user) {
        return RealRedis.ask(commands -> commands.clientList())
                .lines()
                .filter(line -> line.contains("name=crcr-relay") && line.contains(" user=" + user))
                .count();
    }

    private void reconnect() {
        proxy.cut();
        assertTrue(store.trouble().isPresent());
        proxy.mend();
    }

    @Test
    void connectionsThatAreThereLogInAnewWhenItChanges() {
        assertEquals(2, connectionsOf("relay-one"));
        user("relay-two", TWO);

        login.set(login("relay-two", TWO));

        Eventually.holds("both are the other user's", () -> connectionsOf("relay-two") == 2);
        assertEquals(0, connectionsOf("relay-one"));
        assertEquals(Optional.empty(), store.trouble());
    }

    @Test
    void aConnectionThatIsLostComesBackWithTheLoginOfThatMoment() {
        user("relay-one", TWO);
        reconnect();
        assertTrue(store.trouble().isPresent());

        login.set(login("relay-one", TWO));

        Eventually.holds("the store is reachable again", () -> store.trouble().isEmpty());
    }

    @Test
    void whatRedisDoesNotTakeLeavesConnectionsAsTheyAreAndIsTakenLater() {
        login.set(login("relay-two", TWO));
        long refusals = refusals();
        Eventually.holds("both have tried", () -> refusals() >= refusals + 2);
        assertEquals(Optional.empty(), store.trouble());

        user("relay-two", TWO);
        reconnect();

        Eventually.holds("the store is reachable again", () -> store.trouble().isEmpty());
        assertTrue(connectionsOf("relay-two") > 0);
    }

    private static long refusals() {
        return RealRedis.ask(commands -> commands.aclLog()).stream()
                .filter(entry -> "relay-two".equals(entry.get("username")))
                .map(entry -> entry.get("count"))
                .filter(Number.class::isInstance)
                .mapToLong(count -> ((Number) count).longValue())
                .sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "user:", "two\nlines", "user:two\r\nlines"})
    void thatIsNoLogin(String text) {
        assertEquals(Optional.empty(), RedisLogin.parse(text));
    }

    @Test
    void aLoginShowsNothingOfItself() {
        assertEquals("RedisLogin", login.get().toString());
    }
}
