package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request about dead letters is answered with its mistakes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLetterQueryTest {
    private final World world = World.start();

    @AfterAll
    void end() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, ?queue=mail, queue must be",
        "GET, ?repo=nobody, repo must be",
        "GET, ?since=yesterday, since must be",
        "GET, ?until=%2B1000000000-12-31T23:59:59Z, until must be",
        "GET, ?id=a&id=b, id must be given once",
        "GET, ?dry_run=true, there is no parameter 'dry_run'",
        "GET, /content?queue=hud, id is required",
        "GET, /content?id=a, queue is required",
        "POST, /retry, nothing is selected",
        "POST, /drop?dry_run=true, nothing is selected",
        "POST, /drop?all=false, nothing is selected",
        "POST, /drop?all=yes, all must be",
        "POST, /retry?all=true&dry_run=1, dry_run must be",
        "POST, /retry?queues=hud, there is no parameter 'queues'"
    })
    void whatIsWrongIsNamed(String method, String path, String problem) {
        RelayAnswer answer = method.equals("GET")
                ? Operator.of(world).get("/dead-letters" + path)
                : Operator.of(world).post("/dead-letters" + path);

        assertTrue(answer.assertRefused(400).detail().contains(problem), answer.body());
    }

    @Test
    void aCommandThatTheRelayFindsWrongIsWrong() {
        Operator.Printed printed = Operator.of(world).dead("list", "--queue", "mail");

        assertEquals(2, printed.status());
        assertTrue(printed.err().contains("queue must be"), printed::err);
        assertTrue(printed.err().contains("./relay dead --help"), printed::err);
    }

    @Test
    void thePublicPortKnowsNothingOfIt() {
        world.http().get(world.atPublicPort("/dead-letters")).assertRefused(404);
    }

    @ParameterizedTest
    @CsvSource({"/dead-letters/retry", "/dead-letters/drop"})
    void nothingIsChangedByLooking(String path) {
        Operator.of(world).get(path + "?all=true").assertRefused(405);
    }
}
