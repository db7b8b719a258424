package crcr.infrastructure.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.JobRecords.Reservation;
import crcr.application.callback.Keyless;
import crcr.application.deadletter.DeadLetter;
import crcr.application.deadletter.DeadLetters;
import crcr.application.hud.HudQueue;
import crcr.application.outbox.Claimed;
import crcr.application.outbox.Outbox;
import crcr.application.store.Limit;
import crcr.application.store.Race;
import crcr.application.store.Scene;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.fixture.RealRedis;
import crcr.infrastructure.spans.CurrentTrace;
import crcr.infrastructure.spans.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * During a rolling update a process of before there were queues by name works beside one of today on the same records
 * for HUD: nothing is lost, the order of each job holds, and each reads what the other one writes.
 */
final class EarlierOutboxTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final RedisStore store = RedisStore.connect(RealRedis.fresh(), Duration.ofDays(3));
    private final EarlierOutbox earlier = new EarlierOutbox();

    @BeforeEach
    void begin() {
        Delivery delivery = Scene.pullRequest("d1");
        store.deliveries().accept(delivery, List.of(RepositoryName.of("a/One")));
        store.targetRecords().begin(store.targets().claim(1).getFirst());
    }

    @AfterEach
    void close() {
        earlier.close();
        store.close();
    }

    private static JobKey job(String name) {
        return new JobKey(new DeliveryId("d1"), RepositoryName.of("a/One"), "123", "1", name);
    }

    private static Payload payload(String text) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Claimed claimed) {
        return new String(claimed.effect().content().bytes(), StandardCharsets.UTF_8);
    }

    private Outbox outbox() {
        return store.outbox();
    }

    /** The process of before queues a record; returns whether one of its job was waiting. */
    private boolean queueEarlier(String job, ReportStatus report) {
        String token = UUID.randomUUID().toString();
        boolean behind = earlier.reserve(job(job), report, token);
        assertTrue(earlier.queue(job(job), report, token, job + " " + report, TRACE));
        return behind;
    }

    /** The process of today queues a record; returns whether one of its job was waiting. */
    private boolean queueToday(String job, ReportStatus report) {
        Reservation.Held held =
                assertInstanceOf(Reservation.Held.class, Keyless.reserve(store.jobs(), job(job), report));
        assertTrue(CurrentTrace.during(
                TraceParent.parse(TRACE).orElseThrow(),
                () -> Keyless.queue(store.jobs(), job(job), report, held.token(), payload(job + " " + report))));
        return held.behindOthers();
    }

    private Claimed claimToday() {
        List<Claimed> claimed = outbox().claim(HudQueue.NAME, 1, LONG);
        assertEquals(1, claimed.size());
        return claimed.getFirst();
    }

    private EarlierOutbox.Queued claimEarlier() {
        List<EarlierOutbox.Queued> claimed = earlier.claim(1, LONG);
        assertEquals(1, claimed.size());
        return claimed.getFirst();
    }

    private void assertNothingIsDue() {
        assertEquals(List.of(), outbox().claim(HudQueue.NAME, 100, LONG));
        assertEquals(List.of(), earlier.claim(100, LONG));
    }

    // What one writes, the other one reads.

    @Test
    void todayReadsWhatTheEarlierOneWrote() {
        queueEarlier("build \u00fc: 1", ReportStatus.IN_PROGRESS);

        Claimed claimed = claimToday();

        assertEquals(
                HudQueue.effect(
                        job("build \u00fc: 1"), ReportStatus.IN_PROGRESS, payload("build \u00fc: 1 IN_PROGRESS")),
                claimed.effect());
        assertEquals(0, claimed.attempts());
        assertEquals(Map.of("traceparent", TRACE), claimed.headers());
    }

    @Test
    void theEarlierOneReadsWhatTodayWrites() {
        queueToday("build \u00fc: 1", ReportStatus.IN_PROGRESS);

        EarlierOutbox.Queued claimed = claimEarlier();

        assertEquals(job("build \u00fc: 1"), claimed.job());
        assertEquals("a/One", claimed.job().downstream().toString());
        assertEquals(ReportStatus.IN_PROGRESS, claimed.report());
        assertEquals("build \u00fc: 1 IN_PROGRESS", claimed.body());
        assertEquals(0, claimed.attempts());
        assertEquals(TRACE, claimed.trace());
    }

    @Test
    void aMoveOfTodaysWithoutTraceHasNoneForTheEarlierOne() {
        Reservation.Held held = assertInstanceOf(
                Reservation.Held.class, Keyless.reserve(store.jobs(), job("build"), ReportStatus.IN_PROGRESS));
        Keyless.queue(store.jobs(), job("build"), ReportStatus.IN_PROGRESS, held.token(), payload("starts"));

        assertEquals("", claimEarlier().trace());
    }

    @Test
    void theNamesInTheStoreAreThoseOfBefore() {
        queueEarlier("build", ReportStatus.IN_PROGRESS);
        Set<String> fields = fieldsOfTheRecord();
        List<String> keys = outboxKeys().stream()
                .filter(key -> !key.contains(":record:"))
                .sorted()
                .toList();
        earlier.delivered(claimEarlier());

        queueToday("build", ReportStatus.COMPLETED);

        assertEquals(
                keys,
                outboxKeys().stream()
                        .filter(key -> !key.contains(":record:"))
                        .sorted()
                        .toList());
        assertTrue(fieldsOfTheRecord().containsAll(fields), fields::toString);
    }

    private static Set<String> fieldsOfTheRecord() {
        String record = outboxKeys().stream()
                .filter(key -> key.contains(":record:"))
                .findFirst()
                .orElseThrow();
        return Set.copyOf(RealRedis.ask(commands -> commands.hkeys(record)));
    }

    // The order of a job.

    @Test
    void whatIsQueuedBehindTheOthersRecordComesAfterIt() {
        assertFalse(queueEarlier("one", ReportStatus.IN_PROGRESS));
        assertTrue(queueToday("one", ReportStatus.COMPLETED), "it is seen that one waits");
        assertFalse(queueToday("two", ReportStatus.IN_PROGRESS));
        assertTrue(queueEarlier("two", ReportStatus.COMPLETED), "it is seen that one waits");

        List<Claimed> firsts = outbox().claim(HudQueue.NAME, 100, LONG);
        assertEquals(
                List.of("one IN_PROGRESS", "two IN_PROGRESS"),
                firsts.stream().map(EarlierOutboxTest::text).sorted().toList());
        assertNothingIsDue();
        firsts.forEach(outbox()::delivered);

        List<EarlierOutbox.Queued> seconds = earlier.claim(100, LONG);
        assertEquals(
                List.of("one COMPLETED", "two COMPLETED"),
                seconds.stream().map(EarlierOutbox.Queued::body).sorted().toList());
        seconds.forEach(earlier::delivered);
        assertNothingIsDue();
        assertEquals(0, waiting());
        assertEquals(List.of(), outboxKeys());
    }

    private static long waiting() {
        return RealRedis.ask(commands -> commands.zcard("{crcr}:hud:waiting"));
    }

    private static List<String> outboxKeys() {
        return RealRedis.ask(commands -> commands.keys("{crcr}:hud:*"));
    }

    @Test
    void theEarlierOneMakesPlaceForWhatTodayPutBehind() {
        queueToday("build", ReportStatus.IN_PROGRESS);
        queueToday("build", ReportStatus.COMPLETED);

        earlier.delivered(claimEarlier());

        assertEquals("build COMPLETED", text(claimToday()));
    }

    @Test
    void manyOfBothKeepTheOrderAndLoseNothing() throws InterruptedException {
        List<String> expected = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            String job = "job " + number;
            if (number % 2 == 0) {
                queueEarlier(job, ReportStatus.IN_PROGRESS);
                queueToday(job, ReportStatus.COMPLETED);
            } else {
                queueToday(job, ReportStatus.IN_PROGRESS);
                queueEarlier(job, ReportStatus.COMPLETED);
            }
            expected.addAll(List.of(job + " IN_PROGRESS", job + " COMPLETED"));
        }
        List<String> arrived = Collections.synchronizedList(new ArrayList<>());

        Limit limit = new Limit();
        Race.of(8, number -> {
            while (arrived.size() < expected.size()) {
                limit.check();
                if (number % 2 == 0) {
                    for (EarlierOutbox.Queued record : earlier.claim(2, LONG)) {
                        arrived.add(record.body());
                        earlier.delivered(record);
                    }
                } else {
                    for (Claimed claimed : outbox().claim(HudQueue.NAME, 2, LONG)) {
                        arrived.add(text(claimed));
                        outbox().delivered(claimed);
                    }
                }
            }
            return number;
        });

        assertEquals(
                expected.stream().sorted().toList(), arrived.stream().sorted().toList());
        IntStream.range(0, 20)
                .mapToObj(number -> "job " + number)
                .forEach(job -> assertTrue(
                        arrived.indexOf(job + " IN_PROGRESS") < arrived.indexOf(job + " COMPLETED"),
                        () -> job + arrived));
        assertEquals(0, waiting());
    }

    // Claims.

    @Test
    void neitherTakesWhatTheOtherOneHasClaimed() {
        queueEarlier("one", ReportStatus.IN_PROGRESS);
        queueToday("two", ReportStatus.IN_PROGRESS);

        claimEarlier();
        claimToday();

        assertNothingIsDue();
        assertEquals(2, waiting());
    }

    @Test
    void aClaimThatTheOtherOneTookOverSettlesNothing() {
        queueEarlier("build", ReportStatus.IN_PROGRESS);
        EarlierOutbox.Queued lateEarlier = earlier.claim(1, Duration.ZERO).getFirst();
        Claimed lateToday = outbox().claim(HudQueue.NAME, 1, Duration.ZERO).getFirst();
        earlier.delivered(lateEarlier);
        assertEquals(1, waiting());

        EarlierOutbox.Queued current = claimEarlier();
        outbox().delivered(lateToday);
        outbox().dead(lateToday, "422");
        assertEquals(1, waiting());
        earlier.delivered(current);
        assertEquals(0, waiting());
    }

    @Test
    void attemptsOfBothAreCountedTogether() {
        queueToday("build", ReportStatus.IN_PROGRESS);
        earlier.later(claimEarlier(), "503", Duration.ZERO);
        Claimed second = claimToday();
        assertEquals(1, second.attempts());
        outbox().later(second, "503", Duration.ZERO);

        assertEquals(2, claimEarlier().attempts());
    }

    // Dead letters.

    private DeadLetters letters() {
        return store.deadLetters(HudQueue.NAME);
    }

    private List<DeadLetter> died() {
        return letters().died(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"), 100);
    }

    @Test
    void todayHandlesWhatDiedInTheEarlierOne() {
        queueEarlier("build", ReportStatus.IN_PROGRESS);
        queueEarlier("test", ReportStatus.IN_PROGRESS);
        earlier.dead(claimEarlier(), "422");
        earlier.dead(claimEarlier(), "422");

        assertEquals(
                List.of("422", "422"), died().stream().map(DeadLetter::reason).toList());
        assertTrue(letters().drop(died().getLast().id()));
        DeadLetter letter = died().getFirst();
        assertEquals(1, letter.attempts());
        assertTrue(letters().retry(letter.id()));

        EarlierOutbox.Queued again = claimEarlier();
        assertEquals(letter.id(), again.id());
        assertEquals(0, again.attempts());
        earlier.delivered(again);
        assertEquals(0, waiting());
    }

    @Test
    void theEarlierOneHandlesWhatDiedToday() {
        queueToday("build", ReportStatus.IN_PROGRESS);
        Claimed claimed = claimToday();
        outbox().dead(claimed, "422");

        assertEquals(List.of(claimed.id() + " d1 a/One 1 422"), earlier.letters());
        assertTrue(earlier.retry(claimed.id(), job("build")));
        Claimed again = claimToday();
        assertEquals(claimed.id(), again.id());
        outbox().dead(again, "422");
        assertTrue(earlier.drop(again.id()));
        assertEquals(List.of(), died());
        assertEquals(List.of(), outboxKeys());
    }
}
