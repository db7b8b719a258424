package crcr.infrastructure.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import crcr.application.dispatch.DispatchingTarget;
import crcr.application.outbox.Claimed;
import crcr.application.outbox.DeliverEffect;
import crcr.application.outbox.Effect;
import crcr.application.outbox.Effects;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.domain.callback.CallbackToken;
import crcr.domain.retry.Backoff;
import crcr.fixture.ContextualLog;
import crcr.fixture.Eventually;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The log lines of a delivery include its failures within the relay. */
final class FailedWorkLogTest {
    private static final Logger WORKERS = (Logger) LoggerFactory.getLogger("crcr.infrastructure.work");

    private final MemoryStore store = new MemoryStore();
    private final ContextualLog log = new ContextualLog();

    @BeforeEach
    void listen() {
        log.start();
        WORKERS.addAppender(log);
    }

    @AfterEach
    void end() {
        WORKERS.detachAppender(log);
    }

    private OutboxWorkers workersOf(Supplier<DeliverEffect.Result> results) {
        DeliverEffect deliverer = new DeliverEffect() {
            @Override
            public Result deliver(Claimed claimed) {
                return results.get();
            }

            @Override
            public String title(Effect effect) {
                return "report in_progress";
            }
        };
        Backoff backoff = Backoff.doubling(Duration.ofMillis(100), Duration.ofSeconds(1));
        return new OutboxWorkers(
                store.outbox(),
                new EffectQueue(Effects.QUEUE, deliverer, backoff, 1, () -> true),
                () -> 0,
                new SimpleMeterRegistry());
    }

    private void put() {
        new Effects(store).begin();
        new Effects(store).put(Effects.effect("build", "starts"));
    }

    private void assertTellsWhatItIsAbout(String words, String repository) {
        Eventually.holds(
                "the log tells: " + words,
                () -> List.copyOf(log.list).stream()
                        .anyMatch(line -> line.getFormattedMessage().contains(words)));
        ILoggingEvent told = List.copyOf(log.list).stream()
                .filter(line -> line.getFormattedMessage().contains(words))
                .findFirst()
                .orElseThrow();
        assertEquals(Map.of("delivery", "d1", "repository", repository), told.getMDCPropertyMap());
    }

    @Test
    void aDispatchThatFailsWithinTheRelayIsToldWithItsDelivery() {
        new Scene(store).accept("d1", "a/one");
        DispatchingTarget broken = new DispatchingTarget(
                store.targetRecords(),
                _ -> new CallbackToken("none"),
                (_, _) -> {
                    throw new IllegalStateException("as the test wants");
                },
                () -> 0);

        try (DispatchWorkers workers =
                new DispatchWorkers(store.targets(), broken, 1, Duration.ofHours(1), new SimpleMeterRegistry())) {
            workers.start();
            assertTellsWhatItIsAbout("the dispatch failed within the relay", "a/one");
        }
    }

    @Test
    void anEffectThatFailsWithinTheRelayIsToldWithItsDelivery() {
        put();

        try (OutboxWorkers workers = workersOf(() -> {
            throw new IllegalStateException("as the test wants");
        })) {
            workers.start();
            assertTellsWhatItIsAbout("the queued report in_progress failed within the relay", "a/One");
        }
    }

    @Test
    void anEffectWhoseEndIsNotOnRecordIsToldWithItsDelivery() {
        put();

        try (OutboxWorkers workers = workersOf(() -> {
            store.goAway();
            return new DeliverEffect.Result.Done();
        })) {
            workers.start();
            assertTellsWhatItIsAbout("what became of the queued report in_progress is not on record", "a/One");
        }
    }
}
