package crcr.application.deadletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.dispatch.Target;
import crcr.application.dispatch.TargetRecords.Begun;
import crcr.application.store.Scene;
import crcr.domain.delivery.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the dead letters of the queue of dispatches promise. */
public interface DeadDispatchesContract extends DeadLettersContract {
    private Scene scene() {
        return new Scene(store());
    }

    @Override
    default Payload die(String delivery, String reason) {
        store().targetRecords().dead(scene().begin(delivery, "A/One"), reason);
        return Scene.pullRequest(delivery).payload();
    }

    @Override
    default Payload deliver(String delivery) {
        Target target = scene().claim(1).getFirst();
        assertEquals(delivery, target.delivery().value());
        Begun.Ready begun =
                assertInstanceOf(Begun.Ready.class, store().targetRecords().begin(target));
        assertEquals(1, begun.dispatch().attempt());
        store().targetRecords().succeeded(target);
        return begun.dispatch().payload();
    }

    @Override
    default void dieAgain(String reason) {
        store().targetRecords().dead(scene().beginNext(), reason);
    }

    @Override
    default void assertNothingWaits() {
        scene().assertNothingWaits();
    }

    @Test
    default void oneOfSeveralTargetsIsRetriedAlone() {
        scene().accept("d1", "a/one", "b/two");
        store().targetRecords().dead(scene().beginNext(), "404");
        store().targetRecords().dead(scene().beginNext(), "404");

        assertTrue(letters().retry("d1:a/one"));
        deliver("d1");

        assertNothingWaits();
        List<DeadLetter> left = letters().died(Instant.EPOCH, END, 100);
        assertEquals(List.of("d1:b/two"), left.stream().map(DeadLetter::id).toList());
        assertEquals(Optional.of(Scene.pullRequest("d1").payload()), letters().content("d1:b/two"));
    }

    @Test
    default void theNameIsTakenInAnyCase() {
        die("d1", "404");

        assertTrue(letters().content("d1:a/ONE").isPresent());
        assertTrue(letters().retry("d1:a/ONE"));
        deliver("d1");
    }

    @Test
    default void oneThatWasDroppedAndIsDeliveredAgainNeedsThePayloadLikeTheOthers() {
        scene().accept("d1", "a/one", "b/two");
        store().targetRecords().dead(scene().beginNext(), "404");
        store().targetRecords().dead(scene().beginNext(), "404");
        assertTrue(letters().drop("d1:a/one"));

        scene().accept("d1", "a/one", "b/two");

        assertEquals(Scene.pullRequest("d1").payload(), deliver("d1"));
        assertEquals(Scene.pullRequest("d1").payload(), deliver("d1"));
    }
}
