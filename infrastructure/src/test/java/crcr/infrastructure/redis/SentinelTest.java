package crcr.infrastructure.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.doctor.DoctorFinding;
import crcr.application.doctor.InspectingNames;
import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import crcr.fixture.Eventually;
import crcr.fixture.KnownSecrets;
import crcr.fixture.WatchedRedis;
import crcr.infrastructure.redis.connection.Link;
import crcr.infrastructure.redis.connection.RedisClients;
import crcr.infrastructure.redis.connection.Route;
import crcr.infrastructure.redis.inspection.StoreInspection;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.redis.place.RedisLogin;
import crcr.infrastructure.redis.place.SentinelPlace;
import io.lettuce.core.resource.ClientResources;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that sentinels watch, with a login of its own for the one and the others. */
final class SentinelTest {
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final WatchedRedis redis;

    SentinelTest(@TempDir Path directory) {
        redis = WatchedRedis.start(
                directory, Optional.of(KnownSecrets.REDIS_PASSWORD), Optional.of(KnownSecrets.NEW_REDIS_PASSWORD));
    }

    @AfterEach
    void end() {
        redis.close();
    }

    private static Supplier<RedisLogin> login(String password) {
        return () -> new RedisLogin(Optional.empty(), Optional.of(password));
    }

    private SentinelPlace place(String master, String sentinelPassword, String password) {
        List<RedisAddress> sentinels = redis.sentinels().stream()
                .map(sentinel -> new RedisAddress(sentinel.host(), sentinel.port(), false, login(sentinelPassword)))
                .toList();
        return new SentinelPlace(sentinels, master, false, login(password));
    }

    private SentinelPlace place() {
        return place(WatchedRedis.MASTER, KnownSecrets.NEW_REDIS_PASSWORD, KnownSecrets.REDIS_PASSWORD);
    }

    private void assertOnPrimary(RedisStore store) {
        Eventually.holds("it takes writes", () -> store.trouble().isEmpty());
        Eventually.holds(
                "it is connected to the primary alone",
                () -> redis.primary().ask(commands -> commands.clientList()).contains("name=crcr-relay"));
    }

    @Test
    void itIsFoundAndFollowedWhenItsPrimaryIsKilled() {
        try (RedisStore store = RedisStore.connect(place(), LIFE)) {
            assertOnPrimary(store);
            redis.killPrimary();
            assertOnPrimary(store);
            assertEquals(0, store.losses());
        }
    }

    @Test
    void itIsFollowedWhenItsPrimaryIsDemotedAndGoesOnToAnswer() {
        try (RedisStore store = RedisStore.connect(place(), LIFE)) {
            redis.demotePrimary();
            assertOnPrimary(store);
            Eventually.holds(
                    "nothing is left at the former one",
                    () -> !redis.other().ask(commands -> commands.clientList()).contains("name=crcr-relay"));
        }
    }

    private void withLink(Consumer<Link> test) {
        ClientResources resources = RedisClients.resources(new CompositeMeterRegistry());
        try (Route route = Route.to(place(), 0, resources);
                Link link = route.open()) {
            link.look();
            test.accept(link);
        } finally {
            RedisClients.end(resources);
        }
    }

    private static void assertGivenUp(Link link) {
        StoreUnreachableException found = assertThrows(StoreUnreachableException.class, link::look);
        assertTrue(found.toString().contains("names"), found::toString);
        assertTrue(link.isOver(found.trouble(), 1));
    }

    @Test
    void aPrimaryThatTheSentinelsHaveGivenUpIsLeftThoughItTakesWrites() {
        withLink(link -> {
            redis.mistakeForPrimary(redis.other());
            assertGivenUp(link);
        });
    }

    @Test
    void anotherSentinelIsAskedWhenTheOneThatNamedThePrimaryIsGone() {
        withLink(link -> {
            redis.mistakeForPrimary(redis.other());
            redis.sentinels().getFirst().kill();
            // Finds that it is gone.
            link.look();
            assertGivenUp(link);
        });
    }

    @Test
    void oneSentinelOfThreeIsEnoughToBeginWith() {
        redis.sentinels().stream().limit(2).forEach(sentinel -> sentinel.kill());
        try (RedisStore store = RedisStore.connect(place(), LIFE)) {
            assertEquals(Optional.empty(), store.trouble());
            // What is connected needs none.
            redis.sentinels().forEach(sentinel -> sentinel.kill());
            assertEquals(Optional.empty(), store.trouble());
        }
    }

    private void assertRefused(SentinelPlace place, StoreTrouble trouble, String words) {
        StoreUnreachableException refused =
                assertThrows(StoreUnreachableException.class, () -> RedisStore.connect(place, LIFE));
        assertEquals(trouble, refused.trouble(), refused::toString);
        assertTrue(refused.toString().contains(words), refused::toString);
        DoctorFinding finding = new StoreInspection(place, 0)
                .findings(new InspectingNames(Optional.empty(), Optional.empty()))
                .getLast();
        assertTrue(finding instanceof DoctorFinding.Failure, finding::toString);
        assertTrue(finding.words().contains(words), finding::toString);
    }

    @Test
    void whatIsWrongIsSaid() {
        assertRefused(
                place("other", KnownSecrets.NEW_REDIS_PASSWORD, KnownSecrets.REDIS_PASSWORD),
                StoreTrouble.UNREACHABLE,
                "knows no master that is called other");
        assertRefused(
                place(WatchedRedis.MASTER, "not-the-password", KnownSecrets.REDIS_PASSWORD),
                StoreTrouble.NO_ACCESS,
                "sentinel redis://127.0.0.1");
        assertRefused(
                place(WatchedRedis.MASTER, KnownSecrets.NEW_REDIS_PASSWORD, "not-the-password"),
                StoreTrouble.NO_ACCESS,
                "redis://" + redis.primary().endpoint());
        redis.sentinels().forEach(sentinel -> sentinel.kill());
        assertRefused(place(), StoreTrouble.UNREACHABLE, "no answer of the sentinel");
    }

    private List<DoctorFinding> found() {
        return new StoreInspection(place(), 0).findings(new InspectingNames(Optional.empty(), Optional.empty()));
    }

    @Test
    void theDoctorLooksAtTheSentinelsToo() {
        DoctorFinding well = found().getFirst();
        assertEquals("Redis sentinels", well.about());
        assertTrue(well instanceof DoctorFinding.Ok, well::toString);
        assertTrue(well.words().contains(redis.primary().endpoint()), well::toString);

        redis.other().kill();
        redis.sentinels().getFirst().kill();
        DoctorFinding fewer = found().getFirst();
        assertTrue(fewer instanceof DoctorFinding.Warning, fewer::toString);
        assertTrue(fewer.words().startsWith("1 of 3 name no primary"), fewer::toString);
        assertTrue(found().stream().noneMatch(DoctorFinding.Failure.class::isInstance), () -> found().toString());
    }
}
