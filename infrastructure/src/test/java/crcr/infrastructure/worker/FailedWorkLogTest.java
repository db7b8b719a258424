package crcr.infrastructure.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import crcr.application.callback.DeliveringRecord;
import crcr.application.callback.Hud;
import crcr.application.callback.HudRecord;
import crcr.application.callback.JobRecords.Reservation;
import crcr.application.callback.Keyless;
import crcr.application.callback.OutgoingRecord;
import crcr.application.dispatch.DispatchingTarget;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.domain.callback.CallbackToken;
import crcr.domain.callback.Patience;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.fixture.Eventually;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whoever looks for a delivery in the log also finds what went wrong with it within the relay. */
final class FailedWorkLogTest {
    private static final Logger WORKERS = (Logger) LoggerFactory.getLogger("crcr.infrastructure.worker");

    private final MemoryStore store = new MemoryStore();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        WORKERS.addAppender(log);
    }

    @AfterEach
    void end() {
        WORKERS.detachAppender(log);
    }

    private static Hud hudThat(Supplier<Hud.Answer> answers) {
        return new Hud() {
            @Override
            public OutgoingRecord render(HudRecord record) {
                throw new AssertionError("it was rendered when it was accepted");
            }

            @Override
            public Answer deliver(OutgoingRecord record) {
                return answers.get();
            }
        };
    }

    private HudDeliveries deliveriesTo(Hud hud) {
        Patience patience = new Patience(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofHours(1));
        return new HudDeliveries(
                store.outbox(), new DeliveringRecord(store.outbox(), hud, patience, () -> 0), () -> true, 1);
    }

    private void queueRecord() {
        new Scene(store).begin("d1", "a/one");
        JobKey job = new JobKey(new DeliveryId("d1"), RepositoryName.of("a/one"), "1", "1", "build");
        Reservation.Held held =
                assertInstanceOf(Reservation.Held.class, Keyless.reserve(store.jobs(), job, ReportStatus.IN_PROGRESS));
        Payload record = new Payload("{}".getBytes(StandardCharsets.UTF_8));
        assertTrue(Keyless.queue(store.jobs(), job, ReportStatus.IN_PROGRESS, held.token(), record));
    }

    private void assertTellsWhatItIsAbout(String words) {
        Eventually.holds(
                "the log tells: " + words,
                () -> List.copyOf(log.list).stream()
                        .anyMatch(line -> line.getFormattedMessage().contains(words)));
        ILoggingEvent told = List.copyOf(log.list).stream()
                .filter(line -> line.getFormattedMessage().contains(words))
                .findFirst()
                .orElseThrow();
        assertEquals(Map.of("delivery", "d1", "repository", "a/one"), told.getMDCPropertyMap());
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
            assertTellsWhatItIsAbout("the dispatch failed within the relay");
        }
    }

    @Test
    void aRecordThatFailsWithinTheRelayIsToldWithItsDelivery() {
        queueRecord();
        Hud broken = hudThat(() -> {
            throw new IllegalStateException("as the test wants");
        });

        try (HudDeliveries deliveries = deliveriesTo(broken)) {
            deliveries.start();
            assertTellsWhatItIsAbout("a queued delivery to HUD failed within the relay");
        }
    }

    @Test
    void aRecordWhoseEndIsNotOnRecordIsToldWithItsDelivery() {
        queueRecord();
        Hud takes = hudThat(() -> {
            store.goAway();
            return new Hud.Answer.Delivered();
        });

        try (HudDeliveries deliveries = deliveriesTo(takes)) {
            deliveries.start();
            assertTellsWhatItIsAbout("what became of a queued delivery to HUD is not on record");
        }
    }
}
