package crcr.application.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.JobRecords;
import crcr.application.deadletter.DeadLetters;
import crcr.application.store.Limit;
import crcr.application.store.Race;
import crcr.application.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How in every {@link Outbox} a newer effect takes the place of those of the same subject. */
public interface CoalescingContract {
    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private Effects effects() {
        return new Effects(store());
    }

    private Outbox outbox() {
        return store().outbox();
    }

    private void put(String subject, String lane, String content) {
        effects().put(Effects.about(subject, lane, content));
    }

    private List<String> all() {
        List<String> contents = new ArrayList<>();
        while (effects().waiting() > 0) {
            Claimed claimed = effects().claim();
            contents.add(Effects.text(claimed));
            outbox().delivered(claimed);
        }
        return contents;
    }

    @Test
    default void aNewerOneReplacesOneThatWaits() {
        effects().begin();
        put("check", "build", "in_progress");
        put("check", "build", "completed");

        assertEquals(1, effects().waiting());
        assertEquals(List.of("completed"), all());
        assertEquals(0, store().depth(Effects.QUEUE).dead());
    }

    @Test
    default void aNewerOneReplacesOneThatWasPutOffAndIsDueAtOnce() {
        effects().begin();
        put("check", "build", "in_progress");
        outbox().later(effects().claim(), "503", Effects.LONG);

        put("check", "build", "completed");

        Claimed claimed = effects().claim();
        assertEquals("completed", Effects.text(claimed));
        assertEquals(0, claimed.attempts());
        assertEquals(1, effects().waiting());
    }

    @Test
    default void oneThatIsClaimedIsNotReplaced() {
        effects().begin();
        put("check", "build", "in_progress");
        Claimed claimed = effects().claim();
        put("check", "build", "cancelled");
        put("check", "build", "completed");

        assertEquals(2, effects().waiting());
        effects().assertNothingIsDue();
        outbox().delivered(claimed);
        assertEquals(List.of("completed"), all());
    }

    @Test
    default void oneWhoseClaimantDiedIsNotReplacedSinceItMayBeOnItsWay() {
        effects().begin();
        put("check", "build", "in_progress");
        outbox().claim(Effects.QUEUE, 1, Duration.ZERO);
        put("check", "build", "completed");

        assertEquals(List.of("in_progress", "completed"), all());
    }

    @Test
    default void whatIsReplacedLosesItsPlace() {
        effects().begin();
        put("check", "build", "in_progress");
        effects().put(Effects.effect("build", "something else"));
        put("check", "build", "completed");

        assertEquals(List.of("something else", "completed"), all());
    }

    @Test
    default void theNextOneIsDueWhenOneThatWasPutOffIsReplaced() {
        effects().begin();
        put("check", "build", "in_progress");
        outbox().later(effects().claim(), "503", Effects.LONG);
        effects().put(Effects.effect("build", "something else"));
        effects().assertNothingIsDue();
        put("check", "build", "completed");

        assertEquals(List.of("something else", "completed"), all());
    }

    @Test
    default void nothingElseIsReplaced() {
        effects().begin();
        put("check", "build", "one");
        put("check", "test", "two");
        put("other", "build", "three");
        effects().put(Effects.effect("build", "four"));
        effects().put(Effects.effect("build", "five"));

        assertEquals(5, effects().waiting());
    }

    @Test
    default void aLaterOneOfTheSameMoveReplacesAnEarlierOne() {
        effects().begin();
        effects().put(Effects.about("check", "build", "in_progress"), Effects.about("check", "build", "completed"));

        assertEquals(List.of("completed"), all());
    }

    @Test
    default void ofManyAtOnceOneIsLeft() throws InterruptedException {
        effects().begin();
        List<JobRecords> processes =
                List.of(store().jobs(), store().anotherProcess().jobs());

        Race.of(30, number -> {
            Effects.put(
                    processes.get(number % 2), Effects.DELIVERY, Effects.about("check", "build", "state " + number));
            return number;
        });

        assertEquals(1, effects().waiting());
        assertEquals(1, all().size());
    }

    @Test
    default void whateverIsClaimedMeanwhileNoneIsDoneAfterANewerOne() throws InterruptedException {
        effects().begin();
        List<Integer> arrived = Collections.synchronizedList(new ArrayList<>());
        int last = 50;

        Limit limit = new Limit();
        Race.of(4, number -> {
            if (number == 0) {
                IntStream.rangeClosed(1, last).forEach(state -> put("check", "build", Integer.toString(state)));
            }
            while (!arrived.contains(last)) {
                limit.check();
                for (Claimed claimed : outbox().claim(Effects.QUEUE, 2, Effects.LONG)) {
                    arrived.add(Integer.parseInt(Effects.text(claimed)));
                    outbox().delivered(claimed);
                }
            }
            return number;
        });

        assertEquals(arrived.stream().sorted().distinct().toList(), arrived);
        assertEquals(0, effects().waiting());
    }

    // What was given up.

    private DeadLetters letters() {
        return store().deadLetters(Effects.QUEUE);
    }

    private String onlyDead() {
        return letters()
                .died(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"), 100)
                .getFirst()
                .id();
    }

    @Test
    default void aDeadLetterIsNotReplaced() {
        effects().begin();
        put("check", "build", "in_progress");
        outbox().dead(effects().claim(), "422");
        put("check", "build", "completed");

        assertEquals(1, store().depth(Effects.QUEUE).dead());
        assertEquals(List.of("completed"), all());
        assertTrue(letters().retry(onlyDead()));
        assertEquals(List.of("in_progress"), all());
    }

    @Test
    default void aDeadLetterThatIsRetriedWhileANewerOneWaitsIsObsolete() {
        effects().begin();
        put("check", "build", "in_progress");
        outbox().dead(effects().claim(), "422");
        put("check", "build", "completed");

        assertTrue(letters().retry(onlyDead()));

        assertEquals(0, store().depth(Effects.QUEUE).dead());
        assertEquals(List.of("completed"), all());
    }
}
