package crcr.infrastructure.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.application.outbox.Claimed;
import crcr.application.outbox.DeliverEffect;
import crcr.application.outbox.Effect;
import crcr.application.outbox.Effects;
import crcr.application.store.MemoryStore;
import crcr.domain.retry.Backoff;
import crcr.fixture.Eventually;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The workers of a queue: how much they take on, when they pause, what they count and how they stop. */
final class OutboxWorkersTest {
    private static final int MOST = 3;

    private final MemoryStore store = new MemoryStore();
    private final Effects effects = new Effects(store);
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Semaphore answers = new Semaphore(0);
    private final AtomicReference<Supplier<DeliverEffect.Result>> answer =
            new AtomicReference<>(DeliverEffect.Result.Done::new);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OutboxWorkers workers = new OutboxWorkers(
            store.outbox(),
            new EffectQueue(
                    Effects.QUEUE,
                    new WaitingDeliverer(),
                    Backoff.doubling(Duration.ofHours(1), Duration.ofHours(1)),
                    MOST,
                    this::isOpen),
            () -> 0,
            meters);

    /** Does an effect once there is an answer for it. */
    private final class WaitingDeliverer implements DeliverEffect {
        @Override
        public Result deliver(Claimed claimed) {
            sent.add(Effects.text(claimed));
            answers.acquireUninterruptibly();
            return answer.get().get();
        }

        @Override
        public String title(Effect effect) {
            return "effect";
        }
    }

    private boolean isOpen() {
        asked.incrementAndGet();
        return open.get();
    }

    @AfterEach
    void stop() {
        answers.release(1_000);
        workers.close();
    }

    private void put(int lanes) {
        effects.begin();
        for (int number = 0; number < lanes; number++) {
            effects.put(Effects.effect("lane " + number, "effect " + number));
        }
    }

    private List<Claimed> claimAll() {
        return store.outbox().claim(Effects.QUEUE, 100, Duration.ZERO);
    }

    @Test
    void everythingIsDone() {
        put(20);
        answers.release(20);
        workers.start();

        Eventually.holds("nothing waits", () -> effects.waiting() == 0);
        assertEquals(20, sent.stream().distinct().count());
        assertEquals(20, sent.size());
    }

    @Test
    void noMoreAreInHandThanAllowed() {
        put(20);
        workers.start();
        Eventually.holds("the first are sent", () -> sent.size() == MOST);

        // What others may do is left to them.
        assertEquals(20 - MOST, claimAll().size());
        for (int answered = 1; answered <= 20 - MOST; answered++) {
            answers.release();
            int expected = MOST + answered;
            Eventually.holds("the next is sent", () -> sent.size() >= expected);
            assertEquals(expected, sent.size());
        }
    }

    @Test
    void nothingIsClaimedWhileTheQueueIsClosed() {
        open.set(false);
        put(1);
        answers.release(1);
        workers.start();
        Eventually.holds("it was asked", () -> asked.get() >= 2);
        assertEquals(List.of(), sent);
        assertEquals(0, claimAll().getFirst().attempts());

        open.set(true);
        Eventually.holds("nothing waits", () -> effects.waiting() == 0);
    }

    @Test
    void theyGoOnWhenTheStoreIsBack() {
        put(1);
        answers.release(1);
        store.goAway();
        workers.start();
        Eventually.holds("it was asked", () -> asked.get() >= 2);

        store.comeBack();
        Eventually.holds("nothing waits", () -> effects.waiting() == 0);
    }

    @Test
    void closingWaitsForWhatIsInHandAndClaimsNothingMore() throws InterruptedException {
        put(10);
        workers.start();
        Eventually.holds("the first are sent", () -> sent.size() == MOST);
        CountDownLatch closed = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            workers.close();
            closed.countDown();
        });
        assertEquals(1, closed.getCount());

        answers.release(1_000);
        closed.await();
        assertEquals(10 - sent.size(), effects.waiting());
    }

    @Test
    void thoseThatNeverStartedClose() {
        workers.close();
        assertEquals(0, asked.get());
    }

    @Test
    void whatBecameOfEachAttemptIsCounted() {
        List<DeliverEffect.Result> results = List.of(
                new DeliverEffect.Result.Done(),
                new DeliverEffect.Result.Failed("503"),
                new DeliverEffect.Result.Limited(Duration.ofHours(1), "429"),
                new DeliverEffect.Result.Refused("422"),
                new DeliverEffect.Result.Dropped("gone"));
        AtomicInteger next = new AtomicInteger();
        answer.set(() -> results.get(next.getAndIncrement()));
        put(results.size());
        workers.start();
        Map<String, Integer> none = Map.of("done", 0, "postponed", 0, "limited", 0, "dead", 0, "dropped", 0);
        none.keySet().forEach(outcome -> assertEquals(0, counted(outcome), outcome));

        answers.release(results.size());

        none.keySet().forEach(outcome -> Eventually.holds(outcome + " is counted", () -> counted(outcome) == 1));
        assertEquals(2, effects.waiting());
        assertEquals(1, store.depth(Effects.QUEUE).dead());
    }

    private double counted(String outcome) {
        return meters.get("crcr.effects")
                .tag("queue", "test")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
