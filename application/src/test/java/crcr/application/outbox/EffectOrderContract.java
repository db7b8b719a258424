package crcr.application.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.store.Limit;
import crcr.application.store.Race;
import crcr.application.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In which order every {@link Outbox} gives the effects of a lane. */
public interface EffectOrderContract {
    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private Effects effects() {
        return new Effects(store());
    }

    private Outbox outbox() {
        return store().outbox();
    }

    private void putBoth(String lane) {
        effects().put(Effects.effect(lane, lane + " starts"));
        effects().put(Effects.effect(lane, lane + " ends"));
    }

    private void assertNext(String text) {
        assertEquals(text, Effects.text(effects().claim()));
    }

    @Test
    default void theNextOneOfALaneComesWhenTheFormerIsDelivered() {
        effects().begin();
        putBoth("build");
        Claimed first = effects().claim();
        assertEquals("build starts", Effects.text(first));
        effects().assertNothingIsDue();

        outbox().delivered(first);
        Claimed second = effects().claim();
        assertEquals("build ends", Effects.text(second));

        outbox().delivered(second);
        effects().assertNothingIsDue();
        assertEquals(new QueueDepth(0, Duration.ZERO, 0), store().depth(Effects.QUEUE));
    }

    @Test
    default void theNextOneOfALaneComesWhenTheFormerIsDead() {
        effects().begin();
        putBoth("build");
        outbox().dead(effects().claim(), "HUD answered 422");

        assertNext("build ends");
        assertEquals(1, effects().waiting());
        assertEquals(1, store().depth(Effects.QUEUE).dead());
    }

    @Test
    default void whatIsPutOffStaysItsLanesFirst() {
        effects().begin();
        putBoth("build");
        outbox().later(effects().claim(), "503", Effects.LONG);
        effects().assertNothingIsDue();
        assertEquals(2, effects().waiting());
    }

    @Test
    default void eachPostponementIsCounted() {
        effects().begin();
        putBoth("build");
        for (int attempts = 0; attempts < 3; attempts++) {
            Claimed first = effects().claim();
            assertEquals("build starts", Effects.text(first));
            assertEquals(attempts, first.attempts());
            outbox().later(first, "503", Duration.ZERO);
        }
        outbox().delivered(effects().claim());

        assertEquals(0, effects().claim().attempts());
    }

    @Test
    default void anAttemptThatWasLimitedDoesNotCount() {
        effects().begin();
        putBoth("build");
        outbox().later(effects().claim(), "503", Duration.ZERO);
        for (int times = 0; times < 3; times++) {
            Claimed first = effects().claim();
            assertEquals("build starts", Effects.text(first));
            assertEquals(1, first.attempts());
            outbox().limited(first, "429", Duration.ZERO);
        }
        outbox().limited(effects().claim(), "429", Effects.LONG);
        effects().assertNothingIsDue();
        assertEquals(2, effects().waiting());
    }

    @Test
    default void whatIsPutInWhileAnotherOneWaitsComesAfterIt() {
        effects().begin();
        effects().put(Effects.effect("build", "starts"));
        Claimed first = effects().claim();
        effects().put(Effects.effect("build", "ends"));
        effects().assertNothingIsDue();

        outbox().delivered(first);
        assertNext("ends");
    }

    @Test
    default void lanesDoNotWaitForEachOther() {
        effects().begin();
        putBoth("one");
        outbox().later(effects().claim(), "503", Effects.LONG);
        putBoth("two");

        Claimed first = effects().claim();
        assertEquals("two starts", Effects.text(first));
        outbox().delivered(first);
        assertNext("two ends");
        effects().assertNothingIsDue();
    }

    @Test
    default void manyWorkersOfSeveralProcessesKeepTheOrderOfEachLane() throws InterruptedException {
        effects().begin();
        int count = 20;
        IntStream.range(0, count).forEach(number -> putBoth("lane " + number));
        List<Store> processes = List.of(store(), store().anotherProcess());
        List<String> arrived = new ArrayList<>();

        Limit limit = new Limit();
        Race.of(8, number -> {
            Store process = processes.get(number % 2);
            while (process.depth(Effects.QUEUE).waiting() > 0) {
                limit.check();
                for (Claimed claimed : process.outbox().claim(Effects.QUEUE, 2, Effects.LONG)) {
                    synchronized (arrived) {
                        arrived.add(Effects.text(claimed));
                    }
                    process.outbox().delivered(claimed);
                }
            }
            return number;
        });

        assertEquals(2 * count, arrived.size());
        IntStream.range(0, count)
                .mapToObj(number -> "lane " + number)
                .forEach(name -> assertTrue(
                        arrived.indexOf(name + " starts") < arrived.indexOf(name + " ends"), () -> name + arrived));
    }
}
