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
    // So long that it uses up what is saved, and a little more.
    private static final long LONG = StrangerPages.SAVED / StrangerPages.REST + 1_000;
    private static final long REST_AFTER_LONG = StrangerPages.REST * LONG - StrangerPages.SAVED;

    private final AtomicLong clock = new AtomicLong(1_000);
    private final List<Long> rests = new ArrayList<>();
    private final StrangerPages pages = new StrangerPages(clock::get, left -> {
        rests.add(left);
        // A rest may end too early.
        clock.addAndGet((left + 1) / 2);
    });

    private Optional<Long> make(long nanos) {
        return pages.make(() -> clock.addAndGet(nanos));
    }

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
        make(LONG);
        assertEquals(List.of(), rests);

        make(0);

        assertEquals(REST_AFTER_LONG, rests.getFirst());
        assertEquals(1_000 + LONG + REST_AFTER_LONG, clock.get());
    }

    @Test
    void thereIsARestAfterAPageThatFailedToo() {
        assertThrows(
                IllegalStateException.class,
                () -> pages.make(() -> {
                    throw new IllegalStateException("after " + clock.addAndGet(LONG));
                }));

        make(0);

        assertEquals(1_000 + LONG + REST_AFTER_LONG, clock.get());
    }

    @Test
    void whoComesLaterDoesNotWait() {
        make(LONG);
        clock.addAndGet(REST_AFTER_LONG);

        assertTrue(make(0).isPresent());
        assertEquals(List.of(), rests);
    }

    @Test
    void noMoreRestIsSavedHoweverLongNobodyAsks() {
        clock.addAndGet(100 * StrangerPages.SAVED);
        make(LONG);

        make(0);

        assertEquals(REST_AFTER_LONG, rests.getFirst());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
