package crcr.infrastructure.http.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.Eventually;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IntakeBudgetTest {
    private static final int ONE_PORTION = 8 * 1024;
    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicLong now = new AtomicLong();
    private final IntakeBudget budget =
            new IntakeBudget("callback", 2, ONE_PORTION, now::get, new SimpleMeterRegistry());

    @Test
    void aBodyThatNeedsRoomGetsThatOfASlowOneAndOfNoOther() throws InterruptedException {
        CountDownLatch allTaken = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Thread slow = Thread.ofVirtual().start(() -> {
            try (IntakeBudget.Body body = budget.collect();
                    var _ = budget.waiting(LONG)) {
                assertTrue(body.room(ONE_PORTION).isPresent());
                allTaken.countDown();
                never.await();
            } catch (InterruptedException e) {
                // Cut off.
            }
        });
        allTaken.await();

        try (IntakeBudget.Body body = budget.collect()) {
            assertFalse(body.room(1).isPresent());
            assertTrue(slow.isAlive());

            now.addAndGet(Duration.ofSeconds(1).toNanos());
            Eventually.holds("there is room", () -> body.room(1).isPresent());
            slow.join();
        }
    }

    @Test
    void aBodyThatCameIntoOneRoomIsNotCopied() {
        try (IntakeBudget.Body body = budget.collect()) {
            byte[] room = body.room(100).orElseThrow();

            assertSame(room, body.bytes());
        }
    }

    @Test
    void roomsAreOneBodyInTheirOrder() {
        try (IntakeBudget.Body body = budget.collect()) {
            body.room(2).orElseThrow()[1] = 1;
            body.room(1).orElseThrow()[0] = 2;

            assertArrayEquals(new byte[] {0, 1, 2}, body.bytes());
        }
    }
}
