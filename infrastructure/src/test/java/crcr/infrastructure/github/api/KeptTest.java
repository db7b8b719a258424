package crcr.infrastructure.github.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KeptTest {
    private static final CallFailure FAILURE = new CallFailure.Failed("away");

    private final AtomicInteger fetches = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<Object> outcomes = new ConcurrentLinkedQueue<>();

    @Test
    void aFailureReachesAllWhoWaitedAndIsNotKept() throws Exception {
        Kept<String, String> kept = new Kept<>(
                _ -> {
                    if (fetches.incrementAndGet() > 1) {
                        return "later";
                    }
                    begun.countDown();
                    goOn.await();
                    throw new CallFailedException(FAILURE);
                },
                _ -> true);
        List<Thread> waiting = waiting(kept, 8);
        goOn.countDown();
        join(waiting);

        assertEquals(8, outcomes.size());
        for (Object outcome : outcomes) {
            assertEquals(
                    FAILURE,
                    assertInstanceOf(CallFailedException.class, outcome).failure());
        }
        assertEquals(8, outcomes.stream().distinct().count());
        assertEquals(1, fetches.get());
        assertEquals("later", kept.get("key"));
    }

    @Test
    void whoeverGivesUpDoesNotDecideForThoseWhoWait() throws Exception {
        Kept<String, String> kept = new Kept<>(
                _ -> {
                    if (fetches.incrementAndGet() > 1) {
                        return "value";
                    }
                    begun.countDown();
                    goOn.await();
                    return "never";
                },
                _ -> true);
        List<Thread> waiting = waiting(kept, 8);
        waiting.getFirst().interrupt();
        join(waiting);

        assertEquals(
                1,
                outcomes.stream()
                        .filter(outcome -> outcome instanceof InterruptedException)
                        .count());
        assertEquals(7, outcomes.stream().filter("value"::equals).count());
        assertEquals(2, fetches.get());
    }

    @Test
    void aFetchThatBreaksLeavesNobodyWaiting() throws Exception {
        Kept<String, String> kept = new Kept<>(
                _ -> {
                    if (fetches.incrementAndGet() > 1) {
                        return "value";
                    }
                    throw new IllegalStateException("broken");
                },
                _ -> true);

        assertThrows(IllegalStateException.class, () -> kept.get("key"));
        assertEquals("value", kept.get("key"));
    }

    @Test
    void onlyWhatIsMeantIsDropped() throws Exception {
        Kept<String, String> kept = new Kept<>(key -> key + fetches.incrementAndGet(), _ -> true);
        assertEquals(Optional.empty(), kept.present("a"));
        assertEquals("a1", kept.get("a"));

        kept.drop("a", "other"::equals);
        assertEquals(Optional.of("a1"), kept.present("a"));
        kept.drop("a", "a1"::equals);
        assertEquals(Optional.empty(), kept.present("a"));
        assertEquals("a2", kept.get("a"));
    }

    @Test
    void whatIsNoLongerFreshIsFetchedAgain() throws Exception {
        Kept<String, Integer> kept = new Kept<>(_ -> fetches.incrementAndGet(), value -> value > 1);

        assertEquals(1, kept.get("key"));
        assertEquals(2, kept.get("key"));
        assertEquals(2, kept.get("key"));
    }

    // The first of them fetches, and all others wait for it.
    private List<Thread> waiting(Kept<String, String> kept, int threads) throws InterruptedException {
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            all.add(Thread.ofPlatform().start(() -> {
                try {
                    outcomes.add(kept.get("key"));
                } catch (CallFailedException | InterruptedException e) {
                    outcomes.add(e);
                }
            }));
            begun.await();
        }
        for (Thread thread : all) {
            while (thread.getState() != Thread.State.WAITING) {
                assertTrue(thread.isAlive());
                Thread.onSpinWait();
            }
        }
        return all;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
