package crcr.infrastructure.http.console.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.domain.delivery.Payload;
import crcr.infrastructure.http.console.signin.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class StrangerPagesTest {
    private final StrangerPages pages = new StrangerPages();

    private static StrangerPages.Key key(int number) {
        return new StrangerPages.Key("/pull/" + number, "", Wish.HTML, Instant.EPOCH);
    }

    @Test
    void onlyTheLastOnesAreKept() {
        StrangerPages.Sent page = new StrangerPages.Sent(new Payload(new byte[0]), "tag", false);
        for (int number = 0; number < 100; number++) {
            pages.keep(key(number), page);
        }

        assertEquals(Optional.empty(), pages.kept(key(35)));
        assertEquals(Optional.of(page), pages.kept(key(36)));
        assertEquals(Optional.of(page), pages.kept(key(99)));
    }

    @Test
    void twoAreMadeAtATimeAndWhoWaitsTooLongIsTold() throws Exception {
        CountDownLatch areMade = new CountDownLatch(2);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger made = new AtomicInteger();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Integer>>> asked = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                asked.add(many.submit(() -> pages.make(() -> {
                    areMade.countDown();
                    await(mayEnd);
                    return made.incrementAndGet();
                })));
            }
            await(areMade);

            assertEquals(Optional.empty(), pages.make(made::incrementAndGet));
            mayEnd.countDown();

            for (Future<Optional<Integer>> one : asked) {
                assertTrue(one.get(60, TimeUnit.SECONDS).isPresent());
            }
            assertEquals(Optional.of(3), pages.make(made::incrementAndGet));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
