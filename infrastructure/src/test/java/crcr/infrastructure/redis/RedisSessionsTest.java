package crcr.infrastructure.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.console.Session;
import crcr.application.console.SessionId;
import crcr.application.console.Sessions;
import crcr.fixture.RealRedis;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is in Redis of people who are signed in. */
final class RedisSessionsTest {
    private static final SessionId ID = new SessionId("a-secret-of-the-browser-that-nobody-reads--");
    private static final Session ADA = new Session("4711", "Ada", List.of("groups:admins"));

    private final RedisStore store = RedisStore.connect(RealRedis.fresh(), Duration.ofHours(1));
    private final Sessions sessions = store.sessions();

    @AfterEach
    void close() {
        store.close();
    }

    private static Set<String> keys() {
        return RealRedis.ask(commands -> commands.keys("*")).stream()
                .filter(key -> key.startsWith("{crcr}:session") || key.startsWith("{crcr}:signin"))
                .collect(Collectors.toSet());
    }

    private void begin() {
        sessions.begin(ID, ADA, "a-nonce", Duration.ofHours(1), Duration.ofHours(8));
    }

    @Test
    void nothingThatIsKeptLetsItsReaderIn() {
        begin();

        Set<String> kept = new HashSet<>(keys());
        assertEquals(3, kept.size(), kept::toString);
        for (String key : keys()) {
            if (key.startsWith("{crcr}:session:")) {
                kept.addAll(RealRedis.ask(commands -> commands.hvals(key)));
            }
        }
        assertTrue(kept.contains("Ada"), kept::toString);
        for (String text : kept) {
            assertFalse(text.contains(ID.value()), text);
            SessionId.parse(text.substring(text.lastIndexOf(':') + 1))
                    .ifPresent(guess -> assertEquals(Optional.empty(), sessions.find(guess)));
        }
    }

    @Test
    void everythingEndsByItself() {
        begin();

        for (String key : keys()) {
            long left = RealRedis.ask(commands -> commands.pttl(key));
            assertTrue(left > 0 && left <= Duration.ofHours(8).toMillis(), () -> key + " lives for " + left);
        }
    }

    @Test
    void toLookForASessionLeavesNothing() {
        for (int number = 0; number < 100; number++) {
            sessions.find(new SessionId("%043d".formatted(number)));
        }

        assertEquals(Set.of(), keys());
    }
}
