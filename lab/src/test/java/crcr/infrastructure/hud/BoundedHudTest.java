package crcr.infrastructure.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.application.hud.Hud;
import crcr.domain.delivery.Payload;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many may ask HUD at a time. */
final class BoundedHudTest {
    private static final int CALLERS = 8;
    private static final Payload RECORD = new Payload(new byte[0]);

    private final CountDownLatch asked = new CountDownLatch(CALLERS);
    private final CountDownLatch answering = new CountDownLatch(1);

    /** Answers no caller before it is released. */
    private final class HangingHud implements Hud {
        @Override
        public HudAnswer deliver(Payload record) {
            asked.countDown();
            try {
                answering.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new HudAnswer.Delivered();
        }
    }

    @Test
    void oneMoreThanMayWaitIsAwayAtOnceAndTheNextOneAfterwardsIsNot() throws InterruptedException, ExecutionException {
        Hud hud = BoundedHud.of(new HangingHud(), CALLERS, new SimpleMeterRegistry());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Hud.HudAnswer>> waiting = IntStream.range(0, CALLERS)
                    .mapToObj(_ -> threads.submit(() -> hud.deliver(RECORD)))
                    .toList();
            asked.await();

            assertInstanceOf(Hud.HudAnswer.Away.class, hud.deliver(RECORD));

            answering.countDown();
            for (Future<Hud.HudAnswer> answer : waiting) {
                assertEquals(new Hud.HudAnswer.Delivered(), answer.get());
            }
        }
        assertEquals(new Hud.HudAnswer.Delivered(), hud.deliver(RECORD));
    }

    @Test
    void aCallThatEndsBadlyGivesItsPlaceBack() {
        Hud hud = BoundedHud.of(
                _ -> {
                    throw new IllegalStateException("as the test asked");
                },
                1,
                new SimpleMeterRegistry());

        for (int call = 0; call < 3; call++) {
            assertThrows(IllegalStateException.class, () -> hud.deliver(RECORD));
        }
    }
}
