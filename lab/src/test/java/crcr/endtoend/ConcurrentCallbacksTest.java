package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.application.store.Race;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConcurrentCallbacksTest {
    private static final int CALLERS = 50;

    private final World world = World.ofTwoRelays(Map.of());

    @AfterAll
    void end() {
        world.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {1, 2})
    void ofManyEqualCallbacksToSoManyRelaysOneIsTaken(int relays) throws InterruptedException {
        String delivery = world.relayedEvent();
        // While HUD takes its time the others arrive.
        world.hud().delayAnswers(Duration.ofMillis(300));
        assertOneIsTaken(relays, Reports.inProgress(delivery));
        assertEquals(1, world.recordsOf(delivery).size());
        assertOneIsTaken(relays, Reports.completed(delivery));
        assertEquals(2, world.recordsOf(delivery).size());
    }

    private void assertOneIsTaken(int relays, ObjectNode report) throws InterruptedException {
        List<RelayAnswer> answers =
                Race.of(CALLERS, number -> world.report(number % relays, Surroundings.ALPHA, report));
        assertEquals(
                1, answers.stream().filter(answer -> answer.status() == 200).count());
        answers.stream().filter(answer -> answer.status() != 200).forEach(answer -> answer.assertRefused(409));
    }
}
