package crcr.infrastructure.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.Caller;
import crcr.application.callback.FirstAnswer;
import crcr.application.callback.HudFate;
import crcr.application.callback.IdempotencyKey;
import crcr.application.callback.JobRecords.Reservation;
import crcr.application.callback.Keyless;
import crcr.application.delivery.IgnoredDelivery;
import crcr.application.dispatch.Target;
import crcr.application.dispatch.TargetQueue;
import crcr.application.dispatch.TargetRecords;
import crcr.application.dispatch.TargetRecords.Begun;
import crcr.application.hud.HudQueue;
import crcr.application.outbox.Claimed;
import crcr.application.outbox.Effect;
import crcr.application.outbox.QueueDepth;
import crcr.application.outbox.QueueName;
import crcr.application.store.StoreUnreachableException;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.recovery.MissedDeliveries;
import crcr.domain.repository.RepositoryName;
import crcr.fixture.Eventually;
import crcr.fixture.RealRedis;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.redis.scripts.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is in Redis: how long it lives, and what is left of it. */
final class RedisRecordsTest {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final RepositoryName ONE = RepositoryName.of("a/One");
    private static final RepositoryName TWO = RepositoryName.of("b/two");
    private static final DeliveryId DELIVERY = new DeliveryId("d1");
    private static final JobKey JOB = new JobKey(DELIVERY, ONE, "1", "1", "build");
    private static final String PAYLOAD_KEY = "{crcr}:payload:d1";
    private static final String DELIVERY_KEY = "{crcr}:delivery:d1";

    private final RedisStore store = RedisStore.connect(RealRedis.fresh(), LIFE);
    private final TargetQueue queue = store.targets();
    private final TargetRecords targetRecords = store.targetRecords();

    @AfterEach
    void close() {
        store.close();
    }

    private void accept(RepositoryName... targets) {
        accept(DELIVERY, targets);
    }

    private void accept(DeliveryId id, RepositoryName... targets) {
        accept(id, "opened", targets);
    }

    private void accept(DeliveryId id, String action, RepositoryName... targets) {
        UpstreamEvent event = new UpstreamEvent(
                "pull_request",
                Optional.of(action),
                RepositoryName.of("up/stream"),
                RepositoryName.of("up/stream"),
                OptionalLong.of(1),
                "abc");
        store.deliveries()
                .accept(
                        new Delivery(id, event, Optional.of("7"), new Payload("{}".getBytes(StandardCharsets.UTF_8))),
                        List.of(targets));
    }

    private Target claimed() {
        Target target = queue.claim(1).getFirst();
        targetRecords.begin(target);
        return target;
    }

    private Reservation reserve() {
        return Keyless.reserve(store.jobs(), JOB, ReportStatus.IN_PROGRESS);
    }

    private QueueDepth targets() {
        return depth(TargetQueue.NAME);
    }

    private QueueDepth records() {
        return depth(HudQueue.NAME);
    }

    private QueueDepth depth(QueueName queue) {
        return Optional.ofNullable(store.depths(List.of(queue)).get(queue)).orElseThrow();
    }

    // Without what is written every second to see whether that can be done.
    private static Set<String> keys() {
        return RealRedis.ask(commands -> commands.keys("*")).stream()
                .filter(key -> !key.equals("{crcr}:look"))
                .collect(Collectors.toSet());
    }

    @Test
    void everyRecordHasTheHashTagAndALimitedLife() {
        accept(ONE, TWO);
        claimed();
        reserve();
        store.ignored()
                .remember(new IgnoredDelivery(DELIVERY, "pull_request", Optional.empty(), OptionalLong.empty(), "so"));
        Eventually.holds("it is noted", () -> keys().contains("{crcr}:ignored"));
        store.admission(10)
                .admit(
                        Caller.onGitHub("https://issuer.example", ONE, new TreeMap<>(Map.of("repository_id", "1"))),
                        ONE);

        Set<String> keys = keys();

        assertEquals(19, keys.size(), keys::toString);
        assertTrue(keys.stream().allMatch(key -> key.startsWith("{crcr}:")), keys::toString);
        Set<String> forEver = keys.stream()
                .filter(key -> RealRedis.ask(commands -> commands.pttl(key)) < 0)
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "{crcr}:targets",
                        "{crcr}:open",
                        "{crcr}:turns",
                        "{crcr}:mark",
                        "{crcr}:layout",
                        "{crcr}:identities",
                        "{crcr}:upstreams"),
                forEver);
        assertTrue(RealRedis.ask(commands -> commands.pttl(PAYLOAD_KEY)) <= LIFE.toMillis());
    }

    @ParameterizedTest
    @EnumSource(ReportStatus.class)
    void whatReportsLeaveHasALimitedLife(ReportStatus last) {
        accept(ONE);
        targetRecords.succeeded(claimed());
        RealRedis.ask(commands -> commands.del(
                keys().stream().filter(key -> key.startsWith("{crcr}:score:")).toArray(String[]::new)));
        for (ReportStatus report : ReportStatus.values()) {
            if (report.compareTo(last) <= 0) {
                Reservation.Held held =
                        assertInstanceOf(Reservation.Held.class, Keyless.reserve(store.jobs(), JOB, report));
                Keyless.confirm(store.jobs(), JOB, report, held.token());
            }
        }

        Set<String> keys = keys();

        assertEquals(
                2, keys.stream().filter(key -> key.startsWith("{crcr}:score:")).count(), keys::toString);
        Set<String> forEver = keys.stream()
                .filter(key -> key.matches("\\{crcr}:(score|job|run|results|counts|latest|silent|report):.*"))
                .filter(key -> RealRedis.ask(commands -> commands.pttl(key)) < 0)
                .collect(Collectors.toSet());
        assertEquals(Set.of(), forEver);
    }

    @Test
    void whatRecoveryKeepsHasTheHashTagAndOutlivesGitHubsThreeDays() {
        store.recovery().turns().take(Duration.ofHours(1));
        store.recovery().turns().completed(Instant.EPOCH);
        store.recovery().records().claim(DELIVERY, MissedDeliveries.BACKOFF);

        assertEquals(
                Set.of(
                        "{crcr}:recovery:turn",
                        "{crcr}:recovery",
                        "{crcr}:redelivery:d1",
                        "{crcr}:mark",
                        "{crcr}:layout"),
                keys());
        for (String key : List.of("{crcr}:recovery", "{crcr}:redelivery:d1")) {
            long left = RealRedis.ask(commands -> commands.pttl(key));
            assertTrue(left > Duration.ofDays(3).toMillis(), () -> key + " lives " + left);
        }
        assertTrue(RealRedis.ask(commands -> commands.pttl("{crcr}:recovery:turn")) > 0);
    }

    @Test
    void thePayloadGoesWhenEverybodyHasIt() {
        accept(ONE, TWO);
        targetRecords.succeeded(claimed());
        assertTrue(keys().contains(PAYLOAD_KEY));

        Target last = claimed();
        targetRecords.dead(last, "503");
        assertTrue(keys().contains(PAYLOAD_KEY));

        accept(ONE, TWO);
        targetRecords.succeeded(claimed());
        assertTrue(!keys().contains(PAYLOAD_KEY));
    }

    @Test
    void thePayloadGoesWhenTheLastOneIsSuperseded() {
        accept(ONE, TWO);
        targetRecords.succeeded(claimed());
        Target late = claimed();
        targetRecords.later(late, "503", Duration.ofHours(1));
        assertTrue(keys().contains(PAYLOAD_KEY));

        accept(new DeliveryId("d2"), "synchronize", ONE, TWO);
        assertTrue(!keys().contains(PAYLOAD_KEY));

        targetRecords.succeeded(late);
        assertEquals("0", RealRedis.ask(commands -> commands.hget(DELIVERY_KEY, "unsettled")));
    }

    @Test
    void aDeadLetterIsKeptWithItsPayloadWhateverBecomesOfTheOthers() {
        accept(ONE, TWO);
        Target first = claimed();
        targetRecords.dead(first, "404");
        targetRecords.succeeded(claimed());
        Keyless.reserve(
                store.jobs(), new JobKey(DELIVERY, first.downstream(), "1", "1", "build"), ReportStatus.IN_PROGRESS);

        for (String key : List.of(PAYLOAD_KEY, DELIVERY_KEY)) {
            long left = RealRedis.ask(commands -> commands.pttl(key));
            assertTrue(left > LIFE.toMillis(), () -> key + " lives " + left + " ms");
        }
    }

    @Test
    void deadLettersAreForgottenInTheEnd() {
        accept(ONE);
        targetRecords.dead(claimed(), "404");
        RealRedis.ask(commands -> commands.zadd("{crcr}:dead:dispatch", 1, "d1 a/one"));

        assertEquals(0, targets().dead());
    }

    @Test
    void whatExpiredLeavesNothingBehindInTheDepth() {
        accept(ONE, TWO);
        targetRecords.later(claimed(), "502", Duration.ofMillis(1));
        targetRecords.later(claimed(), "502", Duration.ofHours(1));
        RealRedis.ask(commands -> commands.del(DELIVERY_KEY, PAYLOAD_KEY));

        queue.revive(false);
        queue.revive(false);

        QueueDepth nothing = new QueueDepth(0, Duration.ZERO, 0);
        assertEquals(nothing, targets());
        assertEquals(nothing, records());
    }

    @Test
    void nobodyWaitsForAnOlderEventWhosePayloadExpired() {
        accept(ONE);
        Target older = queue.claim(1).getFirst();
        accept(new DeliveryId("d2"), ONE);
        assertEquals(new Begun.Deferred(), targetRecords.begin(queue.claim(1).getFirst()));
        RealRedis.ask(commands -> commands.del(PAYLOAD_KEY));

        assertEquals(new Begun.Obsolete(), targetRecords.begin(older));

        assertInstanceOf(Begun.Ready.class, targetRecords.begin(queue.claim(1).getFirst()));
        assertEquals(1, targets().waiting());
        accept(ONE);
        assertEquals(2, targets().waiting(), "the same delivery brings its payload again");
    }

    @Test
    void theOldestAgeIsThatOfTheOldestThatHasNotEnded() {
        accept(ONE, TWO);
        RealRedis.ask(commands -> commands.zincrby("{crcr}:open", -3_600_000, "d1 b/two"));
        assertTrue(targets().oldestAge().compareTo(Duration.ofHours(1)) >= 0);

        Target first = claimed();
        Target second = claimed();
        targetRecords.succeeded(first.downstream().equals(TWO) ? first : second);

        assertTrue(targets().oldestAge().compareTo(Duration.ofHours(1)) < 0);
    }

    @Test
    void aReleasedReservationLeavesNoTrace() {
        accept(ONE);
        claimed();
        Set<String> before = keys();
        Reservation.Held held = assertInstanceOf(Reservation.Held.class, reserve());

        Keyless.release(store.jobs(), JOB, held.token());

        assertEquals(before, keys());
    }

    @Test
    void theAnswerToANamedRequestLivesAsLongAsRecordsDo() {
        accept(ONE);
        claimed();
        IdempotencyKey key = new IdempotencyKey(ONE, "key", new Payload("{}".getBytes(StandardCharsets.UTF_8)));
        Reservation.Held held = assertInstanceOf(
                Reservation.Held.class, store.jobs().reserve(JOB, ReportStatus.IN_PROGRESS, Optional.of(key)));
        assertTrue(lifeOf(key).compareTo(Duration.ofMinutes(1)) < 0, "it is held for " + lifeOf(key));
        store.jobs()
                .settle(
                        Keyless.move(JOB, ReportStatus.IN_PROGRESS),
                        held.token(),
                        new FirstAnswer.Taken(ReportStatus.IN_PROGRESS, held.times(), HudFate.DELIVERED),
                        List.of(),
                        Keyless.RECORD);

        assertTrue(lifeOf(key).compareTo(LIFE.dividedBy(2)) > 0, "it lives for " + lifeOf(key));
    }

    private static Duration lifeOf(IdempotencyKey key) {
        return Duration.ofMillis(RealRedis.ask(commands -> commands.pttl(Keys.request(key))));
    }

    @Test
    void aReservationWhoseProcessDiedLapses() {
        accept(ONE);
        claimed();
        reserve();
        assertInstanceOf(Reservation.AlreadyHeld.class, reserve());

        String job =
                keys().stream().filter(key -> key.contains(":job:")).findFirst().orElseThrow();
        RealRedis.ask(commands -> commands.hset(job, "held_until", "1"));

        assertInstanceOf(Reservation.Held.class, reserve());
    }

    @Test
    void whichJobCarriesTheQueueTimeIsKnownAsLongAsJobsOfTheRunReport() {
        accept(ONE);
        claimed();
        Reservation.Held held = assertInstanceOf(Reservation.Held.class, reserve());
        Keyless.confirm(store.jobs(), JOB, ReportStatus.IN_PROGRESS, held.token());
        for (String key : List.of(Keys.run(JOB), Keys.job(JOB))) {
            RealRedis.ask(commands -> commands.pexpire(key, Duration.ofMinutes(1)));
        }

        JobKey late = new JobKey(DELIVERY, ONE, "1", "1", "late");
        Keyless.reserve(store.jobs(), late, ReportStatus.IN_PROGRESS);

        for (String key : List.of(Keys.run(JOB), Keys.job(JOB))) {
            assertTrue(RealRedis.ask(commands -> commands.pttl(key)) > LIFE.toMillis() / 2, key);
        }
    }

    @Test
    void aTargetWhoseRecordsHaveExpiredIsTakenOffTheQueue() {
        accept(ONE);
        Target target = queue.claim(1).getFirst();
        RealRedis.ask(commands -> commands.del(PAYLOAD_KEY));

        assertEquals(new Begun.Obsolete(), targetRecords.begin(target));
        QueueDepth nothing = new QueueDepth(0, Duration.ZERO, 0);
        assertEquals(nothing, targets());
        assertEquals(nothing, records());
    }

    @Test
    void theDepthCountsWhatWaitsAndWhatIsBeingWorkedOn() {
        accept(ONE, TWO);
        assertEquals(2, targets().waiting());

        Target target = claimed();
        assertEquals(2, targets().waiting());

        targetRecords.succeeded(target);
        assertEquals(1, targets().waiting());
    }

    private void queueRecord() {
        accept(ONE);
        claimed();
        Reservation.Held held = assertInstanceOf(Reservation.Held.class, reserve());
        assertTrue(Keyless.queue(
                store.jobs(),
                JOB,
                ReportStatus.IN_PROGRESS,
                held.token(),
                new Payload("{}".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void whatIsInTheOutboxDoesNotExpireThere() {
        queueRecord();

        Set<String> outbox = outboxKeys();
        assertEquals(4, outbox.size(), outbox::toString);
        assertTrue(
                outbox.stream().allMatch(key -> RealRedis.ask(commands -> commands.pttl(key)) < 0), outbox::toString);
    }

    @Test
    void aDeliveredRecordLeavesNothingInTheOutbox() {
        queueRecord();
        store.outbox().delivered(claimRecord());

        assertEquals(Set.of(), outboxKeys());
    }

    @Test
    void aDeadRecordIsKeptForThirtyDaysWithWhatCameOfIt() {
        queueRecord();
        Claimed record = claimRecord();
        store.outbox().later(record, "HUD answered 503", Duration.ZERO);
        store.outbox().dead(claimRecord(), "HUD answered 422: no");

        String key = "{crcr}:hud:record:" + record.id();
        assertEquals(Set.of(key, "{crcr}:dead:hud"), outboxKeys());
        Map<String, String> kept = RealRedis.ask(commands -> commands.hgetall(key));
        assertEquals("HUD answered 422: no", kept.get("answer"));
        assertEquals("2", kept.get("attempts"));
        assertEquals("a/One", kept.get("downstream"));
        assertEquals("{}", kept.get("body"));
        long left = RealRedis.ask(commands -> commands.pttl(key));
        assertTrue(left > Duration.ofDays(29).toMillis()
                && left <= Duration.ofDays(30).toMillis());
        assertEquals(1, records().dead());
    }

    @Test
    void anEffectWhoseAttributeHasANameOfTheOutboxsIsRefusedAndNothingMoves() {
        accept(ONE);
        claimed();
        Reservation.Held held = assertInstanceOf(Reservation.Held.class, reserve());
        for (String name : List.of("body", "lane", "accepted", "attempts", "lease", "died", "trace")) {
            Effect effect = new Effect(
                    HudQueue.NAME,
                    HudQueue.lane(JOB),
                    Optional.empty(),
                    DELIVERY,
                    ONE,
                    new TreeMap<>(Map.of(name, "value")),
                    new Payload(new byte[] {1}));

            assertThrows(
                    IllegalArgumentException.class,
                    () -> Keyless.settle(store.jobs(), JOB, ReportStatus.IN_PROGRESS, held.token(), effect),
                    name);
        }
        assertEquals(0, records().waiting());
        assertTrue(Keyless.settle(store.jobs(), JOB, ReportStatus.IN_PROGRESS, held.token()));
    }

    @Test
    void anEntryWhoseRecordIsGoneIsDropped() {
        queueRecord();
        RealRedis.ask(commands -> commands.del("{crcr}:hud:record:" + onlyDue()));

        assertEquals(List.of(), store.outbox().claim(HudQueue.NAME, 1, Duration.ofMinutes(1)));
        assertEquals(0, records().waiting());
    }

    private static String onlyDue() {
        return RealRedis.ask(commands -> commands.zrange("{crcr}:hud:due", 0, -1))
                .getFirst();
    }

    private Claimed claimRecord() {
        return store.outbox().claim(HudQueue.NAME, 1, Duration.ofMinutes(1)).getFirst();
    }

    private static Set<String> outboxKeys() {
        return keys().stream().filter(key -> key.contains(":hud")).collect(Collectors.toSet());
    }

    @Test
    void scriptsAreToldAgainToARedisThatForgotThem() {
        accept(ONE);
        RealRedis.ask(commands -> commands.scriptFlush());

        targetRecords.succeeded(claimed());

        assertEquals(0, targets().waiting());
    }

    @Test
    void aStoreThatLostEverythingIsNoticedOnce() {
        queue.revive(true);
        queue.revive(true);
        assertEquals(0, store.losses());

        RealRedis.fresh();
        queue.revive(true);
        queue.revive(true);

        assertEquals(1, store.losses());
    }

    @Test
    void aStoreThatLostEverythingIsWorkedWithAgain() {
        accept(ONE);
        claimed();
        RealRedis.fresh();

        assertEquals(List.of(), queue.claim(1));
        accept(TWO);
        assertEquals(TWO, claimed().downstream());
    }

    @Test
    void aRedisThatIsNotThereIsAnOutageAndNamesItsAddress() {
        RedisAddress nobody = new RedisAddress("127.0.0.1", 1, false, Optional.empty(), Optional.of("hidden"));

        String said =
                String.valueOf(assertThrows(StoreUnreachableException.class, () -> RedisStore.connect(nobody, LIFE))
                        .getMessage());

        assertTrue(said.contains("redis://127.0.0.1:1"), said);
        assertTrue(!said.contains("hidden"), said);
    }

    @Test
    void aWrongPasswordIsAnOutageThatDoesNotTellIt() {
        RedisAddress right = RealRedis.asItIs();
        RedisAddress wrong =
                new RedisAddress(right.host(), right.port(), false, Optional.empty(), Optional.of("wrong-password"));

        StoreUnreachableException refused =
                assertThrows(StoreUnreachableException.class, () -> RedisStore.connect(wrong, LIFE));

        assertTrue(!refused.toString().contains("wrong-password"), refused::toString);
    }

    @Test
    void aConfigurationThatEndangersTheRecordsIsTold() {
        RealRedis.ask(commands -> commands.configSet("maxmemory-policy", "allkeys-lru"));
        try {
            assertTrue(store.concerns().stream().anyMatch(concern -> concern.contains("allkeys-lru")));
        } finally {
            RealRedis.ask(commands -> commands.configSet("maxmemory-policy", "noeviction"));
        }
        assertEquals(
                List.of(),
                store.concerns().stream()
                        .filter(concern -> concern.contains("maxmemory"))
                        .toList());
    }
}
