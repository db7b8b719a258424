package crcr.infrastructure.redis.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.doctor.DoctorFinding;
import crcr.application.doctor.InspectingNames;
import crcr.application.store.NewerStoreException;
import crcr.application.store.Scene;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.fixture.RealRedis;
import crcr.infrastructure.redis.EarlierOutbox;
import crcr.infrastructure.redis.RedisStore;
import crcr.infrastructure.redis.connection.EndpointRoute;
import crcr.infrastructure.redis.connection.Link;
import crcr.infrastructure.redis.connection.Links;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.connection.RedisClients;
import crcr.infrastructure.redis.inspection.StoreInspection;
import io.lettuce.core.resource.ClientResources;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store says how it is laid out, and a relay updates it, or does not touch it. */
final class StoreLayoutTest {
    private static final String LAYOUT = "{crcr}:layout";
    private static final Map<String, String> TODAY = Map.of("version", "2", "readable_by", "1");

    private final ClientResources resources = RedisClients.resources(new CompositeMeterRegistry());
    private final Links links = Links.along(new EndpointRoute(RealRedis.fresh(), 0, resources));
    private final Redis redis = new Redis(links, Link::commands);
    private final List<Integer> taken = new ArrayList<>();

    @AfterEach
    void close() {
        links.close();
        RedisClients.end(resources);
    }

    private static RedisStore connect() {
        return RedisStore.connect(RealRedis.asItIs(), Duration.ofDays(3));
    }

    private static Map<String, String> kept() {
        return RealRedis.ask(commands -> commands.hgetall(LAYOUT));
    }

    private static void laidOut(String version, String readableBy) {
        RealRedis.ask(commands -> commands.set("{crcr}:mark", "as-it-was"));
        RealRedis.ask(commands -> commands.hset(LAYOUT, Map.of("version", version, "readable_by", readableBy)));
    }

    private static List<String> keys() {
        return RealRedis.ask(commands -> commands.keys("*")).stream().sorted().toList();
    }

    private LayoutStep step(int to, Runnable doing) {
        return new LayoutStep() {
            @Override
            public int to() {
                return to;
            }

            @Override
            public String name() {
                return "step " + to;
            }

            @Override
            public void take(Redis on) {
                doing.run();
                taken.add(to);
            }
        };
    }

    private static void nothing() {}

    @Test
    void aNewStoreGetsTodaysLayout() {
        connect().close();

        assertEquals(TODAY, kept());
    }

    @Test
    void aNewStoreNeedsNoSteps() {
        new StoreLayout(4, 2, List.of(step(3, StoreLayoutTest::nothing), step(4, StoreLayoutTest::nothing)))
                .prepare(redis, "new");

        assertEquals(List.of(), taken);
        assertEquals(Map.of("version", "4", "readable_by", "2"), kept());
    }

    @Test
    void aStoreOfBeforeThereWereLayoutsIsBroughtForward() {
        RealRedis.ask(commands -> commands.set("{crcr}:mark", "as-it-was"));

        connect().close();

        assertEquals(TODAY, kept());
        assertEquals("as-it-was", RealRedis.ask(commands -> commands.get("{crcr}:mark")));
    }

    @Test
    void theStepsOfLaterLayoutsAreTakenInOrderAndOnce() {
        laidOut("2", "1");
        StoreLayout layout = new StoreLayout(
                4,
                2,
                List.of(
                        step(2, StoreLayoutTest::nothing),
                        step(3, StoreLayoutTest::nothing),
                        step(4, StoreLayoutTest::nothing)));

        assertEquals("as-it-was", layout.prepare(redis, "new"));
        layout.prepare(redis, "new");

        assertEquals(List.of(3, 4), taken);
        assertEquals(Map.of("version", "4", "readable_by", "2"), kept());
    }

    @Test
    void aStepThatFailsIsTakenAgainAtTheNextStart() {
        laidOut("1", "1");
        Runnable failing = () -> {
            throw new IllegalStateException("as the test wants");
        };

        assertThrows(
                IllegalStateException.class,
                () -> new StoreLayout(3, 1, List.of(step(2, StoreLayoutTest::nothing), step(3, failing)))
                        .prepare(redis, "new"));
        assertEquals("2", kept().get("version"));
        new StoreLayout(3, 1, List.of(step(2, StoreLayoutTest::nothing), step(3, StoreLayoutTest::nothing)))
                .prepare(redis, "new");

        assertEquals(List.of(2, 3), taken);
        assertEquals("3", kept().get("version"));
    }

    @Test
    void aProcessThatIsSlowerDoesNotTakeTheLayoutBack() {
        laidOut("1", "1");
        Runnable overtaken = () -> laidOut("3", "2");

        new StoreLayout(2, 1, List.of(step(2, overtaken))).prepare(redis, "new");

        assertEquals(Map.of("version", "3", "readable_by", "2"), kept());
    }

    @Test
    void aLaterLayoutThatThisOneCanWorkOnIsLeftAsItIs() {
        laidOut("7", "2");

        try (RedisStore store = connect()) {
            store.deliveries().accept(Scene.push("d1"), Scene.repositories("a/one"));
        }

        assertEquals(Map.of("version", "7", "readable_by", "2"), kept());
    }

    @Test
    void aLaterLayoutThatThisOneCannotWorkOnIsRefusedAndLeftAsItIs() {
        laidOut("7", "3");

        NewerStoreException refusal = assertThrows(NewerStoreException.class, StoreLayoutTest::connect);

        String words = String.valueOf(refusal.getMessage());
        assertTrue(words.contains("its layout is 7"), words);
        assertTrue(words.contains("layout 3"), words);
        assertTrue(words.contains("this one knows layout 2"), words);
        assertEquals(Map.of("version", "7", "readable_by", "3"), kept());
        assertEquals(List.of(LAYOUT, "{crcr}:mark"), keys());
    }

    @Test
    void theDoctorSaysWhatItsLayoutIs() {
        assertTrue(findings().contains(new DoctorFinding.Ok("Redis layout", "its layout is 1")), findings()::toString);

        laidOut("7", "3");

        assertEquals(
                "Redis layout",
                assertInstanceOf(DoctorFinding.Failure.class, findings().getLast())
                        .about());
    }

    private static List<DoctorFinding> findings() {
        return new StoreInspection(RealRedis.asItIs(), 0)
                .findings(new InspectingNames(Optional.empty(), Optional.empty()));
    }

    @Test
    void recordsOfBeforeThereWereLanesGetThem() {
        JobKey waiting = new JobKey(new DeliveryId("d1"), RepositoryName.of("a/One"), "123", "1", "build / test");
        JobKey dead = new JobKey(new DeliveryId("d1"), RepositoryName.of("a/One"), "124", "1", "");
        try (RedisStore store = connect();
                EarlierOutbox earlier = new EarlierOutbox()) {
            store.deliveries().accept(Scene.pullRequest("d1"), Scene.repositories("a/One"));
            store.targetRecords().begin(store.targets().claim(1).getFirst());
            queue(earlier, dead, "t1");
            earlier.dead(earlier.claim(1, Duration.ofHours(1)).getFirst(), "HUD answered 422");
            queue(earlier, waiting, "t2");
        }
        RealRedis.ask(commands -> commands.del(LAYOUT));

        connect().close();

        assertEquals("d1:a/one:124:1 ", lane("t1"));
        assertEquals("d1:a/one:123:1 build / test", lane("t2"));
    }

    private static void queue(EarlierOutbox earlier, JobKey job, String token) {
        earlier.reserve(job, ReportStatus.IN_PROGRESS, token);
        assertTrue(earlier.queue(job, ReportStatus.IN_PROGRESS, token, "{}", ""));
    }

    private static String lane(String id) {
        return RealRedis.ask(commands -> commands.hget("{crcr}:hud:record:" + id, "lane"));
    }
}
