package crcr.application.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.application.outbox.DeliverEffect.Result;
import crcr.application.outbox.DeliveringEffects.EffectOutcome;
import crcr.application.store.MemoryStore;
import crcr.application.store.SettableClock;
import crcr.application.store.StoreUnreachableException;
import crcr.domain.retry.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an effect. */
final class DeliveringEffectsTest {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final SettableClock clock = new SettableClock();
    private final MemoryStore store = new MemoryStore(clock);
    private final List<String> tried = new ArrayList<>();
    private Supplier<Result> answer = Result.Done::new;

    private final DeliverEffect deliverer = new DeliverEffect() {
        @Override
        public Result deliver(Claimed claimed) {
            tried.add(Effects.text(claimed));
            return answer.get();
        }

        @Override
        public String title(Effect effect) {
            return "test " + effect.lane().name();
        }
    };

    private final DeliveringEffects delivering = new DeliveringEffects(
            store.outbox(),
            deliverer,
            Backoff.doubling(Duration.ofSeconds(2), Duration.ofMinutes(10)).within(LIFE),
            () -> 0);

    @BeforeEach
    void putBoth() {
        new Effects(store).begin();
        new Effects(store).put(Effects.effect("build", "starts"));
        new Effects(store).put(Effects.effect("build", "ends"));
    }

    private Claimed claim() {
        return store.outbox().claim(Effects.QUEUE, 1, LEASE).getFirst();
    }

    private EffectOutcome deliver() {
        return delivering.deliver(claim());
    }

    private QueueDepth depth() {
        return store.depth(Effects.QUEUE);
    }

    @Test
    void whatIsDoneMakesPlaceForTheNext() {
        clock.pass(Duration.ofMinutes(5));

        assertEquals(new EffectOutcome.Done(Duration.ofMinutes(5)), deliver());
        assertEquals(new EffectOutcome.Done(Duration.ofMinutes(5)), deliver());

        assertEquals(List.of("starts", "ends"), tried);
        assertEquals(new QueueDepth(0, Duration.ZERO, 0), depth());
    }

    @Test
    void whatFailsIsTriedAgainWithGrowingPauses() {
        answer = () -> new Result.Failed("503");

        for (int seconds : List.of(2, 4, 8, 16)) {
            Duration pause = Duration.ofSeconds(seconds);
            assertEquals(new EffectOutcome.Postponed("503", pause), deliver());
            clock.pass(pause.minusMillis(1));
            assertEquals(List.of(), store.outbox().claim(Effects.QUEUE, 1, LEASE));
            clock.pass(Duration.ofMillis(1));
        }
        assertEquals(List.of("starts"), tried.stream().distinct().toList());
    }

    @Test
    void whatIsRefusedIsDeadAndTheNextOneIsTried() {
        answer = () -> new Result.Refused("422: name is too long");
        assertEquals(new EffectOutcome.Dead("422: name is too long"), deliver());

        answer = Result.Done::new;
        assertEquals(new EffectOutcome.Done(Duration.ZERO), deliver());
        assertEquals("ends", tried.getLast());
        assertEquals(new QueueDepth(0, Duration.ZERO, 1), depth());
    }

    @Test
    void whatIsDroppedIsGoneAndTheNextOneIsTried() {
        answer = () -> new Result.Dropped("the commit is gone");
        assertEquals(new EffectOutcome.Dropped("the commit is gone"), deliver());

        answer = Result.Done::new;
        deliver();
        assertEquals("ends", tried.getLast());
        assertEquals(new QueueDepth(0, Duration.ZERO, 0), depth());
    }

    @Test
    void whatIsLimitedWaitsAsLongAsItIsToldHoweverLongThatGoesOn() {
        answer = () -> new Result.Limited(Duration.ofMinutes(20), "429");
        for (int times = 0; times < 6; times++) {
            assertEquals(new EffectOutcome.Limited("429", Duration.ofMinutes(20)), deliver());
            clock.pass(Duration.ofMinutes(20).minusMillis(1));
            assertEquals(List.of(), store.outbox().claim(Effects.QUEUE, 1, LEASE));
            clock.pass(Duration.ofMillis(1));
        }
        assertEquals(0, claim().attempts());
    }

    @Test
    void whatFailsIsDeadWhenItsLifeIsOver() {
        answer = () -> new Result.Failed("503");
        clock.pass(LIFE.minusSeconds(1));
        assertEquals(new EffectOutcome.Postponed("503", Duration.ofSeconds(1)), deliver());

        clock.pass(Duration.ofSeconds(1));
        assertEquals(new EffectOutcome.Dead("503"), deliver());
    }

    @Test
    void whatComesLateIsTriedOnceAllTheSame() {
        clock.pass(LIFE.plusDays(1));

        assertEquals(new EffectOutcome.Done(LIFE.plusDays(1)), deliver());
    }

    @Test
    void whatCannotBeSettledComesAgain() {
        answer = () -> {
            store.goAway();
            return new Result.Done();
        };
        Claimed first = claim();
        assertThrows(StoreUnreachableException.class, () -> delivering.deliver(first));
        store.comeBack();

        clock.pass(LEASE);
        assertEquals(first.id(), claim().id());
    }

    @Test
    void itIsNamedByItsDeliverer() {
        assertEquals("test build", delivering.title(claim().effect()));
    }
}
