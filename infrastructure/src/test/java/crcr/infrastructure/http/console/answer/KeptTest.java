package crcr.infrastructure.http.console.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.application.store.SettableClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class KeptTest {
    private final SettableClock clock = new SettableClock();
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void isReadAtMostEveryFiveSeconds() {
        Kept<Integer> kept = new Kept<>(clock, reads::incrementAndGet);

        assertEquals(1, kept.get());
        clock.pass(Duration.ofMillis(4_999));
        assertEquals(1, kept.get());
        clock.pass(Duration.ofMillis(1));
        assertEquals(2, kept.get());
    }

    @Test
    void whileItIsReadOthersGetTheLastOne() throws Exception {
        CountDownLatch isRead = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        AtomicBoolean waits = new AtomicBoolean();
        Kept<Integer> kept = new Kept<>(clock, () -> {
            if (waits.get()) {
                isRead.countDown();
                await(mayGoOn);
            }
            return reads.incrementAndGet();
        });
        kept.get();
        clock.pass(Duration.ofSeconds(6));
        waits.set(true);
        try (ExecutorService one = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> reading = one.submit(kept::get);
            await(isRead);

            assertEquals(1, kept.get(), "the last one, without waiting");
            mayGoOn.countDown();

            assertEquals(2, reading.get(60, TimeUnit.SECONDS));
            assertEquals(2, kept.get());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertEquals(true, latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatFailsIsTriedAgain() {
        AtomicBoolean fails = new AtomicBoolean(true);
        Kept<Integer> kept = new Kept<>(clock, () -> {
            if (fails.get()) {
                throw new IllegalStateException("away");
            }
            return reads.incrementAndGet();
        });

        assertThrows(IllegalStateException.class, kept::get);
        fails.set(false);

        assertEquals(1, kept.get());
    }
}
