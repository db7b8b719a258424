package crcr.infrastructure.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.DeliveringRecord;
import crcr.application.callback.Hud;
import crcr.application.callback.HudOutbox;
import crcr.application.callback.HudRecord;
import crcr.application.callback.JobRecords.Reservation;
import crcr.application.callback.Keyless;
import crcr.application.callback.OutgoingRecord;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.domain.callback.Patience;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The worker of the outbox: how much it takes on, when it pauses and how it stops. */
final class HudDeliveriesTest {
    private static final int MOST = 3;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Patience PATIENCE =
            new Patience(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofHours(1));

    private final MemoryStore store = new MemoryStore();
    private final AtomicBoolean permitted = new AtomicBoolean(true);
    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Semaphore answers = new Semaphore(0);
    private final HudDeliveries deliveries = new HudDeliveries(
            store.outbox(),
            new DeliveringRecord(store.outbox(), new WaitingHud(), PATIENCE, () -> 0),
            this::isPermitted,
            MOST);

    /** Takes a record once there is an answer for it. */
    private final class WaitingHud implements Hud {
        @Override
        public OutgoingRecord render(HudRecord record) {
            throw new AssertionError("it was rendered when it was accepted");
        }

        @Override
        public Answer deliver(OutgoingRecord record) {
            sent.add(new String(record.body().bytes(), StandardCharsets.UTF_8));
            answers.acquireUninterruptibly();
            return new Answer.Delivered();
        }
    }

    private boolean isPermitted() {
        asked.incrementAndGet();
        return permitted.get();
    }

    @AfterEach
    void stop() {
        answers.release(1_000);
        deliveries.close();
    }

    private void queue(int jobs) {
        new Scene(store).begin("d1", "a/one");
        for (int number = 0; number < jobs; number++) {
            JobKey job = new JobKey(new DeliveryId("d1"), RepositoryName.of("a/one"), "1", "1", "job " + number);
            Reservation.Held held = assertInstanceOf(
                    Reservation.Held.class, Keyless.reserve(store.jobs(), job, ReportStatus.IN_PROGRESS));
            Payload record = new Payload(("record " + number).getBytes(StandardCharsets.UTF_8));
            assertTrue(Keyless.queue(store.jobs(), job, ReportStatus.IN_PROGRESS, held.token(), record));
        }
    }

    private long waiting() {
        return store.outbox().depth().waiting();
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), "it does not come");
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    @Test
    void everythingIsDelivered() {
        queue(20);
        answers.release(20);
        deliveries.start();

        await(() -> waiting() == 0);
        assertEquals(20, sent.stream().distinct().count());
        assertEquals(20, sent.size());
    }

    @Test
    void noMoreAreInFlightThanAllowed() {
        queue(20);
        deliveries.start();
        await(() -> sent.size() == MOST);

        // What others may deliver is left to them.
        assertEquals(20 - MOST, store.outbox().claim(100, Duration.ZERO).size());
        for (int answered = 1; answered <= 20 - MOST; answered++) {
            answers.release();
            int expected = MOST + answered;
            await(() -> sent.size() >= expected);
            assertEquals(expected, sent.size());
        }
    }

    @Test
    void nothingIsClaimedWhileHudIsLeftAlone() {
        permitted.set(false);
        queue(1);
        answers.release(1);
        deliveries.start();
        await(() -> asked.get() >= 2);
        assertEquals(List.of(), sent);
        HudOutbox.Queued untouched = store.outbox().claim(1, Duration.ZERO).getFirst();
        assertEquals(0, untouched.attempts());

        permitted.set(true);
        await(() -> waiting() == 0);
    }

    @Test
    void itGoesOnWhenTheStoreIsBack() {
        queue(1);
        answers.release(1);
        store.goAway();
        deliveries.start();
        await(() -> asked.get() >= 2);

        store.comeBack();
        await(() -> waiting() == 0);
    }

    @Test
    void closingWaitsForWhatIsInFlightAndClaimsNothingMore() throws InterruptedException {
        queue(10);
        deliveries.start();
        await(() -> sent.size() == MOST);
        CountDownLatch closed = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            deliveries.close();
            closed.countDown();
        });
        assertEquals(1, closed.getCount());

        answers.release(1_000);
        closed.await();
        assertEquals(10 - sent.size(), waiting());
    }

    @Test
    void oneThatNeverStartedCloses() {
        deliveries.close();
        assertEquals(0, asked.get());
    }
}
