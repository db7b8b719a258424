package crcr.infrastructure.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.delivery.DeliveryLedger.Acceptance;
import crcr.application.dispatch.Target;
import crcr.application.dispatch.TargetQueue;
import crcr.application.dispatch.TargetRecords.Begun;
import crcr.application.store.Race;
import crcr.application.store.Scene;
import crcr.application.store.StoreUnreachableException;
import crcr.domain.delivery.Delivery;
import crcr.domain.repository.RepositoryName;
import crcr.fixture.RealRedis;
import crcr.infrastructure.redis.targets.OpeningTargets;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A delivery with more targets than one script opens: each of them is opened once, whatever becomes of the process that
 * accepts it.
 */
final class OpeningTargetsTest {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final int MANY = 2 * OpeningTargets.AT_ONCE + 300;
    private static final String RECORD = "{crcr}:delivery:d1";
    private static final String PAYLOAD = "{crcr}:payload:d1";
    private static final String UNOPENED = "{crcr}:unopened:d1";

    private final RedisStore store = RedisStore.connect(RealRedis.fresh(), LIFE);
    private final RedisStore other = RedisStore.connect(RealRedis.asItIs(), LIFE);
    // It awaits a replica that is not there: what it accepts is written by one script, and then it gives up.
    private final RedisStore dying = RedisStore.connect(RealRedis.asItIs(), 1, LIFE, new CompositeMeterRegistry());
    private final TargetQueue queue = store.targets();

    @AfterEach
    void close() {
        List.of(store, other, dying).forEach(RedisStore::close);
    }

    private static List<RepositoryName> downstreams(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> RepositoryName.of("A/d" + number))
                .toList();
    }

    private static Delivery large() {
        return Scene.pullRequest("d1", "opened", 1);
    }

    private void dieWhileAccepting(Delivery delivery, List<RepositoryName> downstreams) {
        assertThrows(StoreUnreachableException.class, () -> dying.deliveries().accept(delivery, downstreams));
    }

    private void dieWhileAcceptingTheLargeOne() {
        dieWhileAccepting(large(), downstreams(0, MANY));
        assertEquals(OpeningTargets.AT_ONCE, open());
    }

    private static long open() {
        return RealRedis.ask(commands -> commands.zcard("{crcr}:open"));
    }

    private static long existing(String... keys) {
        return RealRedis.ask(commands -> commands.exists(keys));
    }

    private static String field(String name) {
        return RealRedis.ask(commands -> commands.hget(RECORD, name));
    }

    private RedisPorts ports() {
        return new RedisPorts(store, this::ports);
    }

    private List<Target> claim(int count) {
        return new Scene(ports()).claim(count);
    }

    private void assertAllAreOpenOnce() {
        Set<RepositoryName> claimed =
                claim(MANY).stream().map(Target::downstream).collect(Collectors.toSet());
        assertEquals(Set.copyOf(downstreams(0, MANY)), claimed);
        assertEquals(List.of(), queue.claim(1));
        assertEquals(MANY, open());
        assertEquals(Integer.toString(MANY), field("targets"));
        assertEquals(Integer.toString(MANY), field("unsettled"));
        assertEquals(0, existing("{crcr}:opening", UNOPENED));
    }

    @Test
    void acceptingOpensThemAll() {
        assertEquals(new Acceptance.Fresh(), store.deliveries().accept(large(), downstreams(0, MANY)));
        assertAllAreOpenOnce();
    }

    @Test
    void whatAProcessLeftIsOpenedByAnotherOne() {
        dieWhileAcceptingTheLargeOne();

        assertEquals(List.of(), queue.revive(false));

        assertAllAreOpenOnce();
    }

    @Test
    void whatAProcessLeftIsOpenedThoughAllElseHasEnded() {
        dieWhileAcceptingTheLargeOne();
        RealRedis.ask(commands -> commands.del("{crcr}:open"));

        queue.revive(false);

        assertEquals(MANY - OpeningTargets.AT_ONCE, open());
    }

    @Test
    void whatAProcessLeftIsOpenedByARepeat() {
        dieWhileAcceptingTheLargeOne();

        assertEquals(new Acceptance.Repeated(0), store.deliveries().accept(large(), List.of()));

        assertAllAreOpenOnce();
    }

    @Test
    void ofManyThatOpenAtTheSameTimeOneOpensEach() throws InterruptedException {
        dieWhileAcceptingTheLargeOne();
        List<TargetQueue> queues = List.of(queue, other.targets());

        Race.of(
                20,
                number -> number % 3 == 0
                        ? other.deliveries().accept(large(), downstreams(0, MANY))
                        : queues.get(number % 2).revive(false));

        assertAllAreOpenOnce();
    }

    @Test
    void whatWaitsToBeOpenedHasALimitedLife() {
        dieWhileAcceptingTheLargeOne();

        long left = RealRedis.ask(commands -> commands.pttl(UNOPENED));
        assertTrue(left > 0 && left <= LIFE.toMillis(), () -> "it lives for " + left);
    }

    @Test
    void thePayloadStaysUntilTheLastOneHasIt() {
        dieWhileAcceptingTheLargeOne();
        claim(OpeningTargets.AT_ONCE).forEach(this::dispatch);
        assertEquals(1, existing(PAYLOAD));

        queue.revive(false);
        List<Target> rest = claim(MANY - OpeningTargets.AT_ONCE);
        rest.subList(1, rest.size()).forEach(this::dispatch);
        assertEquals(1, existing(PAYLOAD));
        dispatch(rest.getFirst());
        assertEquals(0, existing(PAYLOAD));
    }

    private void dispatch(Target target) {
        assertInstanceOf(Begun.Ready.class, store.targetRecords().begin(target));
        store.targetRecords().succeeded(target);
    }

    @Test
    void aNewerEventComesAfterAnOlderOneThatIsNotOpenYet() {
        dieWhileAcceptingTheLargeOne();
        List<RepositoryName> last = downstreams(MANY - 1, MANY);
        dieWhileAccepting(Scene.pullRequest("d2", "synchronize", 1), last);
        assertEquals(OpeningTargets.AT_ONCE, open());

        store.deliveries().accept(Scene.pullRequest("d3", "synchronize", 1), last);

        List<Target> claimed = claim(MANY + 2);
        List<Target> newer = claimed.subList(MANY, MANY + 2);
        assertEquals(
                List.of("d2", "d3"),
                newer.stream().map(target -> target.delivery().value()).toList());
        newer.forEach(target ->
                assertEquals(new Begun.Deferred(), store.targetRecords().begin(target)));
        Target oldest = claimed.get(MANY - 1);
        assertInstanceOf(Begun.Ready.class, store.targetRecords().begin(oldest));
        store.targetRecords().later(oldest, "503", Duration.ofHours(1));
        assertEquals("superseded", field("state:a/d" + (MANY - 1)));
    }

    @Test
    void ofARecordThatIsGoneNothingIsOpenedAndTheNextOneIs() {
        dieWhileAcceptingTheLargeOne();
        dieWhileAccepting(Scene.pullRequest("d2", "opened", 2), downstreams(0, 1));
        RealRedis.ask(commands -> commands.del(RECORD, PAYLOAD));

        queue.revive(false);

        assertEquals(
                "d2", claim(OpeningTargets.AT_ONCE + 1).getLast().delivery().value());
        assertEquals(0, existing("{crcr}:opening", UNOPENED));
    }

    @Test
    void aRepeatQueuesAllAgainThatEndedWithoutSuccess() {
        store.deliveries().accept(large(), downstreams(0, MANY));
        claim(MANY);
        RealRedis.ask(commands -> commands.hset(
                RECORD,
                IntStream.range(0, MANY)
                        .boxed()
                        .collect(Collectors.toMap(number -> "state:a/d" + number, _ -> "dropped"))));

        assertEquals(new Acceptance.Repeated(MANY), store.deliveries().accept(large(), List.of()));

        assertEquals(MANY, Set.copyOf(claim(MANY)).size());
        assertEquals(new Acceptance.Repeated(0), store.deliveries().accept(large(), List.of()));
    }
}
