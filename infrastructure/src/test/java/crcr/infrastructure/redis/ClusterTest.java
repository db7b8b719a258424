package crcr.infrastructure.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.delivery.DeliveryLedger.Acceptance;
import crcr.application.dispatch.Target;
import crcr.application.doctor.DoctorFinding;
import crcr.application.doctor.InspectingNames;
import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.repository.RepositoryName;
import crcr.fixture.ClusteredRedis;
import crcr.fixture.Eventually;
import crcr.fixture.KnownSecrets;
import crcr.fixture.RedisNode;
import crcr.infrastructure.redis.inspection.StoreInspection;
import crcr.infrastructure.redis.place.ClusterPlace;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.redis.place.StorePlace;
import io.lettuce.core.KillArgs;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that is one shard of a cluster of real servers. */
final class ClusterTest {
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final RepositoryName DOWNSTREAM = RepositoryName.of("a/one");

    private final ClusteredRedis redis;

    ClusterTest(@TempDir Path directory) {
        redis = ClusteredRedis.start(directory, Optional.of(KnownSecrets.REDIS_PASSWORD));
    }

    @AfterEach
    void end() {
        redis.close();
    }

    private static RedisAddress address(RedisNode node) {
        return new RedisAddress(
                node.host(), node.port(), false, Optional.empty(), Optional.of(KnownSecrets.REDIS_PASSWORD));
    }

    private RedisStore connected() {
        return connected(0);
    }

    private RedisStore connected(int replicas) {
        ClusterPlace place = new ClusterPlace(address(redis.stranger()));
        return RedisStore.connect(place, replicas, LIFE, new CompositeMeterRegistry());
    }

    private static Acceptance accept(RedisStore store, DeliveryId id) {
        RepositoryName upstream = RepositoryName.of("up/stream");
        UpstreamEvent event =
                new UpstreamEvent("push", Optional.empty(), upstream, upstream, OptionalLong.empty(), "abc");
        Payload payload = new Payload("{}".getBytes(StandardCharsets.UTF_8));
        return store.deliveries().accept(new Delivery(id, event, Optional.of("17"), payload), List.of(DOWNSTREAM));
    }

    private static DeliveryId accepted(RedisStore store) {
        DeliveryId id = new DeliveryId(UUID.randomUUID().toString());
        assertInstanceOf(Acceptance.Fresh.class, accept(store, id));
        return id;
    }

    private static void awaitWell(RedisStore store) {
        Eventually.holds("it takes writes", () -> store.trouble().isEmpty());
    }

    private static void assertClaimed(RedisStore store, Set<DeliveryId> expected) {
        Set<DeliveryId> claimed = new HashSet<>();
        Eventually.holds("all that was accepted is there", () -> {
            store.targets().claim(100).stream().map(Target::delivery).forEach(claimed::add);
            return claimed.containsAll(expected);
        });
        assertEquals(expected, claimed);
    }

    @Test
    void theShardIsFoundThroughAnotherNodeAndFollowedWhenItsPrimaryIsKilled() {
        try (RedisStore store = connected(1)) {
            Set<DeliveryId> ids = new HashSet<>(Set.of(accepted(store)));
            RedisNode before = redis.holder();
            redis.killHolder();
            assertEquals(redis.replica(), redis.holder());
            Eventually.holds(
                    "it waits for a replica", () -> store.trouble().equals(Optional.of(StoreTrouble.UNREPLICATED)));
            before.startAgain();
            awaitWell(store);
            ids.add(accepted(store));
            assertClaimed(store, ids);
            assertEquals(0, store.losses());
        }
    }

    @Test
    void theEntranceMayBeGoneOnceTheOthersAreKnown() {
        RedisNode entrance = redis.stranger();
        try (RedisStore store = connected()) {
            RedisNode holder = redis.holder();
            entrance.kill();
            holder.ask(commands -> commands.clientKill(KillArgs.Builder.typeNormal()));
            DeliveryId id = Eventually.get("another node is asked", () -> acceptedIfWell(store));
            assertClaimed(store, Set.of(id));
        }
    }

    private static Optional<DeliveryId> acceptedIfWell(RedisStore store) {
        try {
            return Optional.of(accepted(store));
        } catch (StoreUnreachableException e) {
            return Optional.empty();
        }
    }

    @Test
    void itIsFollowedToAnotherPrimaryAndACallThatIsRefusedMeanwhileIsMadeAgain() throws Exception {
        // Not the pool that all share, in which the library ends its connecting.
        try (ExecutorService thread = Executors.newSingleThreadExecutor();
                RedisStore store = connected()) {
            List<DeliveryId> ids =
                    Stream.generate(() -> accepted(store)).limit(20).toList();
            AtomicBoolean isEnough = new AtomicBoolean();
            AtomicInteger failures = new AtomicInteger();
            Future<?> repeating = thread.submit(() -> {
                for (int i = 0; !isEnough.get(); i++) {
                    repeat(store, ids.get(i % ids.size()), failures);
                }
            });
            try {
                // A call waits for a second; a busy machine may need longer to move everything.
                Eventually.holds("a move goes by and no call fails", () -> isMovedWithoutFailure(store, failures));
            } finally {
                isEnough.set(true);
            }
            repeating.get();
            assertClaimed(store, Set.copyOf(ids));
            assertEquals(0, store.losses());
        }
    }

    private boolean isMovedWithoutFailure(RedisStore store, AtomicInteger failures) {
        failures.set(0);
        RedisNode target = redis.stranger();
        redis.moveTo(target, () -> {});
        awaitWell(store);
        assertTrue(target.ask(commands -> commands.clientList()).contains("name=crcr-relay"));
        return failures.get() == 0;
    }

    private static void repeat(RedisStore store, DeliveryId id, AtomicInteger failures) {
        try {
            assertEquals(new Acceptance.Repeated(0), accept(store, id));
        } catch (StoreUnreachableException e) {
            failures.incrementAndGet();
        }
    }

    @Test
    void whileItIsBeingMovedNoScriptIsDoneByHalf() {
        RedisNode target = redis.stranger();
        try (RedisStore store = connected()) {
            DeliveryId before = accepted(store);
            redis.moveTo(target, () -> {
                assertMoving(store, new DeliveryId(UUID.randomUUID().toString()));
                // All that the script names is there; what it reaches beside may be gone.
                assertMoving(store, before);
            });
            awaitWell(store);
            assertClaimed(store, Set.of(before));
        }
    }

    private static void assertMoving(RedisStore store, DeliveryId id) {
        StoreUnreachableException refused = assertThrows(StoreUnreachableException.class, () -> accept(store, id));
        assertEquals(StoreTrouble.MOVING, refused.trouble(), refused::toString);
    }

    private static List<DoctorFinding> findings(StorePlace place) {
        return new StoreInspection(place, 1).findings(new InspectingNames(Optional.empty(), Optional.empty()));
    }

    private void assertRefused(StorePlace place, StoreTrouble trouble, String words) {
        StoreUnreachableException refused =
                assertThrows(StoreUnreachableException.class, () -> RedisStore.connect(place, LIFE));
        assertEquals(trouble, refused.trouble(), refused::toString);
        assertTrue(refused.toString().contains(words), refused::toString);
        DoctorFinding finding = findings(place).getLast();
        assertInstanceOf(DoctorFinding.Failure.class, finding, finding::toString);
        assertTrue(finding.words().contains(words), finding::toString);
    }

    @Test
    void whatIsWrongIsSaid(@TempDir Path other) {
        assertRefused(address(redis.stranger()), StoreTrouble.MOVED, "MOVED");
        assertRefused(
                new ClusterPlace(new RedisAddress(
                        redis.stranger().host(),
                        redis.stranger().port(),
                        false,
                        Optional.empty(),
                        Optional.of("not-the-password"))),
                StoreTrouble.NO_ACCESS,
                "the cluster's node redis://127.0.0.1");
        try (RedisNode single = RedisNode.start(other, "requirepass " + KnownSecrets.REDIS_PASSWORD)) {
            assertRefused(
                    new ClusterPlace(address(single)), StoreTrouble.FAILING, "instance has cluster support disabled");
        }
    }

    @Test
    void theDoctorLooksAtTheShard() {
        ClusterPlace place = new ClusterPlace(address(redis.stranger()));
        List<DoctorFinding> well = findings(place);
        assertTrue(well.stream().noneMatch(found -> found instanceof DoctorFinding.Failure), well::toString);
        assertInstanceOf(DoctorFinding.Ok.class, well.getFirst());
        assertEquals(
                "redis://" + redis.holder().endpoint() + " keeps everything, with 1 replica",
                well.getFirst().words());

        redis.replica().kill();
        Eventually.holds("it is missed", () -> findings(place).getFirst() instanceof DoctorFinding.Warning);
    }
}
