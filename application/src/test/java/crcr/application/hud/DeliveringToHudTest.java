package crcr.application.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.application.callback.JobRecords.Reservation;
import crcr.application.callback.Keyless;
import crcr.application.outbox.Claimed;
import crcr.application.outbox.DeliveringEffects;
import crcr.application.outbox.DeliveringEffects.EffectOutcome;
import crcr.application.outbox.QueueDepth;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.application.store.SettableClock;
import crcr.application.store.StoreUnreachableException;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a record of the outbox. */
final class DeliveringToHudTest {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final JobKey JOB = new JobKey(new DeliveryId("d1"), RepositoryName.of("a/two"), "123", "1", "build");

    private final SettableClock clock = new SettableClock();
    private final MemoryStore store = new MemoryStore(clock);
    private final List<Payload> sent = new ArrayList<>();
    private Supplier<Hud.HudAnswer> hud = Hud.HudAnswer.Delivered::new;

    private EffectOutcome deliver(Claimed claimed) {
        DeliveringToHud deliverer = new DeliveringToHud(record -> {
            sent.add(record);
            return hud.get();
        });
        return new DeliveringEffects(store.outbox(), deliverer, HudQueue.backoff(LIFE), () -> 0).deliver(claimed);
    }

    private void queueBoth() {
        new Scene(store).begin("d1", "a/two");
        for (ReportStatus report : ReportStatus.values()) {
            Reservation.Held held =
                    assertInstanceOf(Reservation.Held.class, Keyless.reserve(store.jobs(), JOB, report));
            Keyless.queue(store.jobs(), JOB, report, held.token(), body(report));
        }
    }

    private static Payload body(ReportStatus report) {
        return new Payload(report.wireName().getBytes(StandardCharsets.UTF_8));
    }

    private Claimed claim() {
        return store.outbox().claim(HudQueue.NAME, 1, LEASE).getFirst();
    }

    @Test
    void aRecordThatHudTakesIsDone() {
        queueBoth();
        clock.pass(Duration.ofMinutes(5));

        assertEquals(new EffectOutcome.Done(Duration.ofMinutes(5)), deliver(claim()));
        assertEquals(new EffectOutcome.Done(Duration.ofMinutes(5)), deliver(claim()));

        assertEquals(List.of(body(ReportStatus.IN_PROGRESS), body(ReportStatus.COMPLETED)), sent);
        assertEquals(new QueueDepth(0, Duration.ZERO, 0), store.depth(HudQueue.NAME));
    }

    @Test
    void aRecordThatHudHadBeforeIsDoneAndNotDead() {
        queueBoth();
        hud = Hud.HudAnswer.Duplicate::new;

        assertEquals(new EffectOutcome.Done(Duration.ZERO), deliver(claim()));
        assertEquals(new EffectOutcome.Done(Duration.ZERO), deliver(claim()));

        assertEquals(new QueueDepth(0, Duration.ZERO, 0), store.depth(HudQueue.NAME));
    }

    @Test
    void theSameRecordIsTriedWithGrowingPausesWhileHudIsAway() {
        queueBoth();
        hud = () -> new Hud.HudAnswer.Away("HUD answered 503");

        for (int seconds : List.of(2, 4, 8, 16)) {
            Duration pause = Duration.ofSeconds(seconds);
            assertEquals(new EffectOutcome.Postponed("HUD answered 503", pause), deliver(claim()));
            clock.pass(pause.minusMillis(1));
            assertEquals(List.of(), store.outbox().claim(HudQueue.NAME, 1, LEASE));
            clock.pass(Duration.ofMillis(1));
        }
        assertEquals(
                List.of(body(ReportStatus.IN_PROGRESS)),
                sent.stream().distinct().toList());
    }

    @Test
    void aRefusedRecordIsDeadAndTheNextOneIsTried() {
        queueBoth();
        hud = () -> new Hud.HudAnswer.Refused(422, "name is too long");
        assertEquals(new EffectOutcome.Dead("HUD answered 422: name is too long"), deliver(claim()));

        hud = Hud.HudAnswer.Delivered::new;
        assertEquals(new EffectOutcome.Done(Duration.ZERO), deliver(claim()));
        assertEquals(body(ReportStatus.COMPLETED), sent.getLast());
        assertEquals(new QueueDepth(0, Duration.ZERO, 1), store.depth(HudQueue.NAME));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429})
    void aRefusalOfTheMomentIsNotOneOfTheRecord(int status) {
        queueBoth();
        hud = () -> new Hud.HudAnswer.Busy(status, "slow down");

        assertEquals(
                new EffectOutcome.Postponed("HUD answered " + status + ": slow down", Duration.ofSeconds(2)),
                deliver(claim()));
    }

    @Test
    void aRecordIsDeadWhenItsLifeIsOver() {
        queueBoth();
        hud = () -> new Hud.HudAnswer.Away("HUD answered 503");
        clock.pass(LIFE.minusSeconds(1));
        assertEquals(new EffectOutcome.Postponed("HUD answered 503", Duration.ofSeconds(1)), deliver(claim()));

        clock.pass(Duration.ofSeconds(1));
        assertEquals(new EffectOutcome.Dead("HUD answered 503"), deliver(claim()));
    }

    @Test
    void aRecordWhoseTurnComesLateIsTriedOnceAllTheSame() {
        queueBoth();
        clock.pass(LIFE.plusDays(1));

        assertEquals(new EffectOutcome.Done(LIFE.plusDays(1)), deliver(claim()));
    }

    @Test
    void aRecordIsNamedByWhatItReports() {
        queueBoth();

        assertEquals("report in_progress", new DeliveringToHud(_ -> hud.get()).title(claim().effect()));
    }

    @Test
    void aRecordWaitsForAHudToBeConfigured() {
        queueBoth();
        hud = Hud.HudAnswer.Skipped::new;

        assertEquals(new EffectOutcome.Postponed("no HUD is configured", Duration.ofSeconds(2)), deliver(claim()));
    }

    @Test
    void whatCannotBeSettledComesAgain() {
        queueBoth();
        hud = () -> {
            store.goAway();
            return new Hud.HudAnswer.Delivered();
        };
        Claimed first = claim();
        assertThrows(StoreUnreachableException.class, () -> deliver(first));
        store.comeBack();

        clock.pass(LEASE);
        assertEquals(first.id(), claim().id());
    }
}
