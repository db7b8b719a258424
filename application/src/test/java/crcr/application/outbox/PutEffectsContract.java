package crcr.application.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.application.store.Race;
import crcr.application.store.Store;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link PutEffects} promises, together with the {@link Outbox} that it fills. */
public interface PutEffectsContract {
    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private Effects effects() {
        return new Effects(store());
    }

    private String next() {
        Claimed claimed = effects().claim();
        store().outbox().delivered(claimed);
        return Effects.text(claimed);
    }

    @Test
    default void whatIsPutInComesOutInItsLanesOrder() {
        store().effects().put(List.of(Effects.effect("build", "one"), Effects.effect("build", "two")));
        store().effects().put(List.of(Effects.effect("build", "three")));

        assertEquals(List.of("one", "two", "three"), List.of(next(), next(), next()));
        assertEquals(0, effects().waiting());
    }

    @Test
    default void itStandsBehindWhatMovesHavePutIn() {
        effects().begin();
        effects().put(Effects.effect("build", "moved"));
        store().effects().put(List.of(Effects.effect("build", "asked for")));
        effects().put(Effects.effect("build", "moved again"));

        assertEquals(List.of("moved", "asked for", "moved again"), List.of(next(), next(), next()));
    }

    @Test
    default void nothingMayBePutIn() {
        store().effects().put(List.of());
        assertEquals(0, effects().waiting());
    }

    @Test
    default void itReplacesWhatWaitsOfItsSubject() {
        store().effects().put(List.of(Effects.about("check", "build", "old"), Effects.about("other", "build", "kept")));
        store().effects().put(List.of(Effects.about("check", "build", "new"), Effects.about("check", "test", "apart")));

        assertEquals(3, effects().waiting());
    }

    @Test
    default void asManyAsMayBeAreAllThere() {
        List<Effect> most = IntStream.range(0, PutEffects.MOST)
                .mapToObj(number -> Effects.effect("lane " + number, "effect " + number))
                .toList();
        store().effects().put(most);
        assertEquals(PutEffects.MOST, effects().waiting());
    }

    @Test
    default void moreThanGoInAStepAreAllThereInTheirOrder() {
        List<Effect> many = IntStream.rangeClosed(1, 2 * PutEffects.MOST + 1)
                .mapToObj(number -> Effects.effect("build", "effect " + number))
                .toList();
        store().effects().putAll(many);

        assertEquals(many.size(), effects().waiting());
        assertEquals("effect 1", next());
        assertEquals("effect 2", next());
    }

    @Test
    default void ofManyWhoPutInAtOnceNothingIsLost() throws InterruptedException {
        List<PutEffects> processes =
                List.of(store().effects(), store().anotherProcess().effects());
        Race.of(20, number -> {
            processes
                    .get(number % 2)
                    .put(List.of(Effects.effect("build", "a" + number), Effects.effect("lane " + number, "b")));
            return number;
        });
        assertEquals(40, effects().waiting());
    }
}
