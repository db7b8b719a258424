package crcr.infrastructure.http.intake;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendersTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicLong now = new AtomicLong();
    private final Senders senders = new Senders(now::get);
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void end() {
        over.countDown();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    /** Somebody whose body is waited for until he is cut off. */
    private Thread reader() throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        Thread reader = Thread.ofVirtual().start(() -> {
            try (var _ = senders.waiting(LONG)) {
                waiting.countDown();
                over.await();
            } catch (InterruptedException e) {
                // Cut off.
            }
        });
        waiting.await();
        return reader;
    }

    @Test
    void whereNobodySendsNobodyGivesWay() {
        assertFalse(senders.makeRoom());
    }

    @Test
    void whoHasOnlyJustBegunIsSpared() throws InterruptedException {
        reader();
        pass(Duration.ofMillis(999));
        assertFalse(senders.makeRoom());
    }

    @Test
    void whoHasBeenSendingForLongestGivesWayFirstAndEachOnce() throws InterruptedException {
        Thread first = reader();
        pass(Duration.ofMillis(1));
        Thread second = reader();
        pass(Duration.ofSeconds(1));

        assertTrue(senders.makeRoom());
        first.join();
        assertTrue(second.isAlive());
        assertTrue(senders.makeRoom());
        second.join();
        assertFalse(senders.makeRoom());
    }

    @Test
    void whoNeedsMoreRoomAndHasBeenSendingForLongestTakesItFromNobody() throws InterruptedException {
        try (var _ = senders.waiting(LONG)) {
            Thread later = reader();
            pass(Duration.ofSeconds(2));
            assertFalse(senders.makeRoom());
            assertTrue(later.isAlive());
        }
        assertTrue(senders.makeRoom());
    }

    @Test
    void whoHasEndedIsLeftAlone() {
        senders.waiting(LONG).close();
        pass(Duration.ofSeconds(2));
        assertFalse(senders.makeRoom());
        assertFalse(Thread.currentThread().isInterrupted());
    }
}
