package crcr.application.deadletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.store.Race;
import crcr.application.store.Store;
import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link DeadLetters} promises, whatever died. */
public interface DeadLettersContract {
    /** Later than any death. */
    Instant END = Instant.parse("9999-01-01T00:00:00Z");

    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    /** The dead letters of that store, in the queue that the test is about. */
    DeadLetters letters();

    /** Lets something die for that reason that belongs to this delivery and to {@code A/One}; gives its content. */
    Payload die(String delivery, String reason);

    /** Takes what waits, asserts that it belongs to this delivery and is at its first attempt, and ends it well. */
    Payload deliver(String delivery);

    /** Takes what waits, and lets it die for that reason. */
    void dieAgain(String reason);

    /** Asserts that nothing waits. */
    void assertNothingWaits();

    private List<DeadLetter> all() {
        return letters().died(Instant.EPOCH, END, 100);
    }

    private String onlyId() {
        assertEquals(1, all().size());
        return all().getFirst().id();
    }

    private static List<String> deliveries(List<DeadLetter> letters) {
        return letters.stream().map(letter -> letter.delivery()).toList();
    }

    // The content.

    @Test
    default void nothingIsDeadAtFirst() {
        assertEquals(List.of(), all());
    }

    @Test
    default void whatDiedIsListedWithAllThatIsKnown() {
        die("d1", "404 Not Found: \u00fc");

        DeadLetter letter = all().getFirst();
        assertEquals("d1", letter.delivery());
        assertEquals(RepositoryName.of("a/one"), letter.downstream());
        assertEquals("A/One", letter.downstream().toString());
        assertEquals(1, letter.attempts());
        assertEquals("404 Not Found: \u00fc", letter.reason());
        assertTrue(letter.died().isAfter(Instant.EPOCH));
    }

    @Test
    default void theOldestIsListedFirst() {
        for (String delivery : List.of("d3", "d1", "d2")) {
            die(delivery, "404");
            awaitNextMilli();
        }

        assertEquals(List.of("d3", "d1", "d2"), deliveries(all()));
        assertEquals(List.of("d3", "d1"), deliveries(letters().died(Instant.EPOCH, END, 2)));
    }

    @Test
    default void theEndsOfATimeBelongToIt() {
        die("d1", "404");
        Instant died = all().getFirst().died();

        assertEquals(List.of("d1"), deliveries(letters().died(died, died, 100)));
        assertEquals(List.of(), letters().died(died.plusMillis(1), END, 100));
        assertEquals(List.of(), letters().died(Instant.EPOCH, died.minusMillis(1), 100));
    }

    private void awaitNextMilli() {
        Instant last = all().getLast().died();
        while (!Instant.now().isAfter(last.plusMillis(1))) {
            Thread.onSpinWait();
        }
    }

    @Test
    default void theContentIsKeptToTheByte() {
        Payload content = die("d1", "404");

        assertEquals(Optional.of(content), letters().content(onlyId()));
    }

    // What is tried again.

    @Test
    default void whatIsRetriedComesUnderItsOwnIdentityFromItsFirstAttempt() {
        Payload content = die("d1", "404");

        assertTrue(letters().retry(onlyId()));

        assertEquals(List.of(), all());
        assertEquals(content, deliver("d1"));
        assertNothingWaits();
    }

    @Test
    default void whatIsRetriedCanDieAgain() {
        die("d1", "404");
        String id = onlyId();
        letters().retry(id);
        dieAgain("422");

        assertEquals(id, onlyId());
        assertEquals("422", all().getFirst().reason());
        assertEquals(1, all().getFirst().attempts());
        assertTrue(letters().retry(id));
        deliver("d1");
    }

    @Test
    default void ofManyConcurrentRetriesOneCounts() throws InterruptedException {
        die("d1", "404");
        String id = onlyId();

        List<Boolean> retried = Race.of(30, _ -> letters().retry(id));

        assertEquals(1, retried.stream().filter(done -> done).count());
        deliver("d1");
        assertNothingWaits();
    }

    @Test
    default void ofRetriesAndDropsOneCounts() throws InterruptedException {
        die("d1", "404");
        String id = onlyId();

        List<Boolean> handled = Race.of(
                30, number -> number % 2 == 0 ? letters().retry(id) : letters().drop(id));

        assertEquals(1, handled.stream().filter(done -> done).count());
        assertEquals(List.of(), all());
    }

    // What is dropped.

    @Test
    default void whatIsDroppedIsGone() {
        die("d1", "404");
        String id = onlyId();

        assertTrue(letters().drop(id));

        assertEquals(List.of(), all());
        assertNothingWaits();
        assertHandled(id);
    }

    @Test
    default void droppingOneLeavesTheOthers() {
        die("d1", "404");
        Payload other = die("d2", "404");
        all().stream()
                .filter(letter -> letter.delivery().equals("d1"))
                .forEach(letter -> letters().drop(letter.id()));

        assertEquals(Optional.of(other), letters().content(onlyId()));
        assertTrue(letters().retry(onlyId()));
        assertEquals(other, deliver("d2"));
    }

    // What is not there.

    @Test
    default void whatWaitsAgainIsNotDead() {
        die("d1", "404");
        String id = onlyId();
        letters().retry(id);

        assertHandled(id);
        deliver("d1");
        assertHandled(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "d9", "d9:a/one", "d1:b/two", "d1:", "*", "d1 a/one"})
    default void whatIsUnknownIsNotDead(String id) {
        die("d1", "404");

        assertHandled(id);
        assertEquals(1, all().size());
    }

    private void assertHandled(String id) {
        assertFalse(letters().retry(id));
        assertFalse(letters().drop(id));
        assertEquals(Optional.empty(), letters().content(id));
    }
}
