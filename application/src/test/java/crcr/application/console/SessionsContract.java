package crcr.application.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.store.Race;
import crcr.application.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Sessions} promises. */
public interface SessionsContract {
    /** A life that is not over while a test runs. */
    Duration LONG = Duration.ofHours(8);

    /** A life that is over when one has asked a few times. */
    Duration SHORT = Duration.ofMillis(20);

    /** The session of most of these tests. */
    Session ADA = new Session("4711", "Ada \u00c4 \"L\"", List.of("groups:relay admins", "email:ada@example.org"));

    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    private Sessions sessions() {
        return store().sessions();
    }

    private static SessionId id(int number) {
        return new SessionId("%043d".formatted(number));
    }

    private boolean begin(int number, Session session) {
        return sessions().begin(id(number), session, "nonce-" + number, LONG, LONG);
    }

    @Test
    default void aSessionThatBeganIsFoundByEveryProcess() {
        assertTrue(begin(1, ADA));

        assertEquals(Optional.of(ADA), sessions().find(id(1)));
        assertEquals(Optional.of(ADA), store().anotherProcess().sessions().find(id(1)));
    }

    @Test
    default void aReaderHasNoRules() {
        Session reader = new Session("1", "Rita", List.of());
        begin(1, reader);

        assertEquals(Optional.of(reader), sessions().find(id(1)));
    }

    @Test
    default void nobodyElseIsFound() {
        begin(1, ADA);

        assertEquals(Optional.empty(), sessions().find(id(2)));
    }

    @Test
    default void aSessionThatIsEndedIsFoundByNoProcess() {
        begin(1, ADA);
        begin(2, ADA);

        store().anotherProcess().sessions().end(id(1));

        assertEquals(Optional.empty(), sessions().find(id(1)));
        assertEquals(Optional.of(ADA), sessions().find(id(2)));
        sessions().end(id(1));
    }

    @Test
    default void aSessionEndsByItself() {
        sessions().begin(id(1), ADA, "nonce", LONG, SHORT);

        while (sessions().find(id(1)).isPresent()) {
            Thread.onSpinWait();
        }
    }

    @Test
    default void aSignInBeginsOneSession() {
        assertTrue(sessions().begin(id(1), ADA, "nonce", LONG, LONG));

        assertFalse(sessions().begin(id(2), ADA, "nonce", LONG, LONG));
        assertFalse(store().anotherProcess().sessions().begin(id(3), ADA, "nonce", LONG, LONG));

        assertEquals(Optional.of(ADA), sessions().find(id(1)));
        assertEquals(Optional.empty(), sessions().find(id(2)));
    }

    @Test
    default void aSignInIsRememberedWhenItsSessionHasEnded() {
        begin(1, ADA);
        sessions().end(id(1));

        assertFalse(begin(1, ADA));
    }

    @Test
    default void ofManyConcurrentUsesOfASignInOneBeginsASession() throws InterruptedException {
        List<Boolean> begun = Race.of(50, number -> sessions().begin(id(number), ADA, "nonce", LONG, LONG));

        assertEquals(1, begun.stream().filter(Boolean::booleanValue).count());
    }

    @Test
    default void aPersonHasSoManySessions() {
        Session other = new Session("1", "Rita", List.of());
        begin(0, other);
        for (int number = 1; number <= Sessions.MOST_OF_ONE_PERSON + 1; number++) {
            assertTrue(begin(number, ADA));
        }

        assertEquals(Optional.empty(), sessions().find(id(1)));
        assertEquals(Optional.of(ADA), sessions().find(id(2)));
        assertEquals(Optional.of(ADA), sessions().find(id(Sessions.MOST_OF_ONE_PERSON + 1)));
        assertEquals(Optional.of(other), sessions().find(id(0)));
    }
}
