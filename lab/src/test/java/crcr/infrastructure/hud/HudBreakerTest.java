package crcr.infrastructure.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.hud.Hud.HudAnswer;
import crcr.application.store.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** When the circuit before HUD opens and closes. */
final class HudBreakerTest {
    private static final Duration SLOW = Duration.ofMillis(2_100);
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final HudBreaker breaker = HudBreaker.closed(Duration.ofSeconds(1));
    private final AtomicInteger tried = new AtomicInteger();

    private HudAnswer deliver(Supplier<HudAnswer> answer) {
        return breaker.guard(() -> {
            tried.incrementAndGet();
            return answer.get();
        });
    }

    private HudAnswer failing() {
        return deliver(() -> new HudAnswer.Away("HUD answered 503"));
    }

    private HudAnswer working() {
        return deliver(HudAnswer.Delivered::new);
    }

    private void open() {
        for (int number = 0; number < 10; number++) {
            assertTrue(breaker.permits());
            assertEquals(new HudAnswer.Away("HUD answered 503"), failing());
        }
        assertFalse(breaker.permits());
    }

    private void awaitTrial() {
        Instant end = Instant.now().plus(LIMIT);
        while (!breaker.permits()) {
            assertTrue(Instant.now().isBefore(end), "the circuit stays open for ever");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void aHudThatKeepsFailingIsLeftAlone() {
        open();

        HudAnswer.Away away = assertInstanceOf(HudAnswer.Away.class, working());

        assertTrue(away.cause().contains("circuit before HUD is open"), away::cause);
        assertEquals(10, tried.get());
    }

    @Test
    void aHudThatIsBackIsFoundByItself() {
        open();
        awaitTrial();

        for (int number = 0; number < 10; number++) {
            assertEquals(new HudAnswer.Delivered(), working());
        }
        assertTrue(breaker.permits());
    }

    @Test
    void aHudThatStillFailsIsLeftAloneAfterAFewTrials() {
        open();
        awaitTrial();

        for (int number = 0; number < 3; number++) {
            failing();
        }
        assertFalse(breaker.permits());
        assertEquals(13, tried.get());
    }

    @Test
    void askingTakesNoTrialAway() {
        open();
        awaitTrial();
        for (int number = 0; number < 100; number++) {
            assertTrue(breaker.permits());
        }

        assertEquals(new HudAnswer.Delivered(), working());
    }

    @Test
    void aHudThatFailsNowAndThenIsNotLeftAlone() {
        for (int number = 0; number < 100; number++) {
            working();
            working();
            failing();
        }
        assertEquals(300, tried.get());
    }

    @Test
    void refusalsAreNoFailures() {
        for (int number = 0; number < 100; number++) {
            assertInstanceOf(HudAnswer.Refused.class, deliver(() -> new HudAnswer.Refused(422, "no")));
        }
    }

    @Test
    void aHudThatIsSlowIsLeftAloneThoughItWorks() throws InterruptedException {
        Race.of(
                10,
                _ -> deliver(() -> {
                    long end = System.nanoTime() + SLOW.toNanos();
                    while (System.nanoTime() < end) {
                        LockSupport.parkNanos(end - System.nanoTime());
                    }
                    return new HudAnswer.Delivered();
                }));

        assertFalse(breaker.permits());
    }

    @Test
    void whatTheRelayItselfBreaksOffCountsForNothing() {
        for (int number = 0; number < 100; number++) {
            Thread.currentThread().interrupt();
            failing();
            assertTrue(Thread.interrupted());
            assertThrows(
                    IllegalStateException.class,
                    () -> deliver(() -> {
                        throw new IllegalStateException("as the test asked");
                    }));
        }
        assertTrue(breaker.permits());
    }
}
