package crcr.infrastructure.shared.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import crcr.fixture.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** How a step is taken again and again, and what is logged when it fails. */
final class LoopTest {
    private static final Logger LOOPS = (Logger) LoggerFactory.getLogger(Loop.class);
    private static final Duration LONG = Duration.ofHours(1);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicInteger steps = new AtomicInteger();

    @BeforeEach
    void listen() {
        log.start();
        LOOPS.addAppender(log);
    }

    @AfterEach
    void end() {
        LOOPS.detachAppender(log);
    }

    private List<String> lines() {
        return List.copyOf(log.list).stream()
                .map(line -> line.getLevel() + " " + line.getFormattedMessage())
                .toList();
    }

    private static StoreUnreachableException away() {
        return new StoreUnreachableException(StoreTrouble.UNREACHABLE, "no answer");
    }

    @Test
    void theFirstStepIsTakenAtOnceAndTheNextOneAfterItsPause() {
        try (Loop loop = Loop.of("counting", () -> steps.incrementAndGet() < 3 ? Duration.ZERO : LONG)) {
            assertEquals(0, steps.get());
            loop.start();
            Eventually.holds("three steps are taken", () -> steps.get() == 3);
        }
        assertEquals(3, steps.get());
    }

    @Test
    void aPauseBeforeEachStepStandsBeforeTheFirstToo() {
        CountDownLatch taken = new CountDownLatch(2);
        Loop soon = Loop.every(Duration.ofMillis(1), "counting", taken::countDown);
        Loop late = Loop.every(LONG, "counting", steps::incrementAndGet);
        try (soon;
                late) {
            soon.start();
            late.start();
            Eventually.holds("two steps are taken", () -> taken.getCount() == 0);
        }
        assertEquals(0, steps.get());
    }

    @Test
    void aStepThatFailsIsTakenAgain() {
        try (Loop loop = Loop.of("counting", () -> {
            if (steps.incrementAndGet() == 1) {
                throw new IllegalStateException("as the test wants");
            }
            return LONG;
        })) {
            loop.start();
            Eventually.holds("it is taken again", () -> steps.get() == 2);
        }
        assertEquals(List.of("ERROR counting failed within the relay"), lines());
    }

    @Test
    void anOutageHasOneLineWhenItBeginsAndOneWhenItEnds() {
        AtomicBoolean isAway = new AtomicBoolean(true);
        try (Loop loop = Loop.of("counting", () -> {
            steps.incrementAndGet();
            if (isAway.get()) {
                throw away();
            }
            return Duration.ofMillis(1);
        })) {
            loop.start();
            Eventually.holds("it was tried more than once", () -> steps.get() >= 2);
            isAway.set(false);
            int before = steps.get();
            Eventually.holds("it goes on", () -> steps.get() > before + 2);
        }
        assertEquals(
                List.of(
                        "WARN counting pauses: the store cannot be reached: no answer",
                        "INFO counting goes on, since the store is there again"),
                lines());
    }

    @Test
    void stoppingLetsAStepEndAndTakesNoOther() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(1);
        Loop loop = Loop.of("waiting", () -> {
            steps.incrementAndGet();
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            ended.countDown();
            return Duration.ZERO;
        });
        loop.start();
        Eventually.holds("it has begun", () -> begun.getCount() == 0);
        assertFalse(loop.isStopping());

        loop.stop();
        assertTrue(loop.isStopping());
        assertTrue(loop.pause(LONG), "who pauses is woken");
        mayEnd.countDown();

        Eventually.holds("it has ended", () -> ended.getCount() == 0);
        assertFalse(interrupted.get());
        assertEquals(1, steps.get());
    }

    @Test
    void closingInterruptsAStep() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Loop loop = Loop.of("waiting", () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return Duration.ZERO;
        });
        loop.start();
        Eventually.holds("it has begun", () -> begun.getCount() == 0);

        loop.close();

        Eventually.holds("it is interrupted", () -> interrupted.getCount() == 0);
    }
}
