package crcr.infrastructure.http.console.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.concurrent.atomic.AtomicLong;
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
    void oneIsMadeAtATimeAndWhoWaitsTooLongIsTold() throws Exception {
        CountDownLatch isMade = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<String>> first = other.submit(() -> pages.make(() -> {
                isMade.countDown();
                await(mayEnd);
                return "first";
            }));
            await(isMade);

            assertEquals(Optional.empty(), pages.make(() -> "second"));
            mayEnd.countDown();

            assertEquals(Optional.of("first"), first.get(60, TimeUnit.SECONDS));
            assertEquals(Optional.of("third"), pages.make(() -> "third"));
        }
    }

    @Test
    void aRestThatIsLongerThanThePageFollowsIt() {
        AtomicLong clock = new AtomicLong(1_000);
        List<Long> rests = new ArrayList<>();
        StrangerPages timed = new StrangerPages(clock::get, left -> {
            rests.add(left);
            // Who rests may be woken too early.
            clock.addAndGet((left + 1) / 2);
        });

        timed.make(() -> clock.addAndGet(10));
        assertEquals(List.of(), rests);
        timed.make(() -> "next");

        assertEquals(10 * StrangerPages.REST, rests.getFirst());
        assertEquals(1_000 + 10 + 10 * StrangerPages.REST, clock.get());
    }

    @Test
    void thereIsARestAfterAPageThatFailedToo() {
        AtomicLong clock = new AtomicLong();
        StrangerPages timed = new StrangerPages(clock::get, clock::addAndGet);
        assertThrows(
                IllegalStateException.class,
                () -> timed.make(() -> {
                    throw new IllegalStateException("after " + clock.addAndGet(10));
                }));

        timed.make(() -> "next");

        assertEquals(10 + 10 * StrangerPages.REST, clock.get());
    }

    @Test
    void whoComesLaterDoesNotWait() {
        AtomicLong clock = new AtomicLong();
        StrangerPages timed = new StrangerPages(clock::get, left -> {
            throw new AssertionError("rests for " + left);
        });
        timed.make(() -> clock.addAndGet(10));
        clock.addAndGet(10 * StrangerPages.REST);

        assertEquals(Optional.of("next"), timed.make(() -> "next"));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
