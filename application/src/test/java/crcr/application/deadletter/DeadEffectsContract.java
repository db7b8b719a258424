package crcr.application.deadletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.outbox.Claimed;
import crcr.application.outbox.Effect;
import crcr.application.outbox.Effects;
import crcr.application.outbox.Lane;
import crcr.application.outbox.QueueName;
import crcr.application.store.Scene;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the dead letters of a queue of effects promise. */
public interface DeadEffectsContract extends DeadLettersContract {
    @Override
    default DeadLetters letters() {
        return store().deadLetters(Effects.QUEUE);
    }

    private Effects effects() {
        return new Effects(store());
    }

    private static Effect effect(String delivery, String state) {
        byte[] bytes = (delivery + " \u00fc\r\n " + state).getBytes(StandardCharsets.UTF_8);
        return new Effect(
                Effects.QUEUE,
                new Lane(delivery, "build \u00fc"),
                Optional.empty(),
                new DeliveryId(delivery),
                RepositoryName.of("A/One"),
                new TreeMap<>(),
                new Payload(bytes));
    }

    private String onlyId() {
        return letters().died(Instant.EPOCH, END, 100).getFirst().id();
    }

    @Override
    default Payload die(String delivery, String reason) {
        new Scene(store()).begin(delivery, "A/One");
        Effect effect = effect(delivery, "starts");
        effects().put(new DeliveryId(delivery), effect);
        store().outbox().dead(effects().claim(), reason);
        return effect.content();
    }

    @Override
    default Payload deliver(String delivery) {
        Claimed claimed = effects().claim();
        assertEquals(delivery, claimed.effect().delivery().value());
        assertEquals(new Lane(delivery, "build \u00fc"), claimed.effect().lane());
        assertEquals(0, claimed.attempts());
        assertTrue(claimed.age().compareTo(Effects.LONG) < 0, "its age starts anew");
        store().outbox().delivered(claimed);
        return claimed.effect().content();
    }

    @Override
    default void dieAgain(String reason) {
        store().outbox().dead(effects().claim(), reason);
    }

    @Override
    default void assertNothingWaits() {
        effects().assertNothingIsDue();
        assertEquals(0, effects().waiting());
    }

    @Test
    default void whatIsRetriedGoesBehindWhatItsLaneGotMeanwhile() {
        Payload first = die("d1", "422");
        Effect second = effect("d1", "ends");
        effects().put(second);

        assertTrue(letters().retry(onlyId()));

        assertEquals(2, effects().waiting());
        assertEquals(second.content(), deliver("d1"));
        assertEquals(first, deliver("d1"));
        assertNothingWaits();
    }

    @Test
    default void whatWaitsIsNoDeadLetter() {
        effects().begin();
        effects().put(effect("d1", "starts"));
        String id = effects().claim().id();

        assertTrue(letters().content(id).isEmpty());
        assertEquals(
                List.of(false, false), List.of(letters().retry(id), letters().drop(id)));
        assertEquals(1, effects().waiting());
    }

    @Test
    default void anotherQueueHasOtherDeadLetters() {
        die("d1", "422");
        DeadLetters others = store().deadLetters(new QueueName("other"));
        String id = onlyId();

        assertEquals(List.of(), others.died(Instant.EPOCH, END, 100));
        assertEquals(Optional.empty(), others.content(id));
        assertEquals(List.of(false, false), List.of(others.retry(id), others.drop(id)));
        assertEquals(id, onlyId());
    }
}
