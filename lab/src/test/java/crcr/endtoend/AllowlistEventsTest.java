package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.lab.simulator.github.ReceivedDispatch;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An allowlist of today's form, with what this version does not know, on a relay that has never had another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllowlistEventsTest {
    private static final String ALLOWLIST = """
            L1:
              - acme/triggered
            L2:
              - acme/alpha: {oncalls: alice, events: [pull_request, nightly]}
              - Other-Org/Beta.js:
                  oncalls: [bob]
                  events: [nightly]
            L4:
              - acme/delta: {events: [pull_request, weekly], gpu: mi300}
            """;

    private final World world = World.withoutAllowlist();
    private final Operator operator = Operator.of(world);

    @BeforeAll
    void begin() {
        world.publishAllowlist(ALLOWLIST);
        world.awaitReady();
    }

    @AfterAll
    void end() {
        world.close();
    }

    @Test
    void onlyThoseWithPullRequestAmongTheirEventsAreDispatchedTo() {
        String delivery = world.relayedEvent();

        assertEquals(
                List.of(Surroundings.ALPHA, Surroundings.DELTA, Surroundings.TRIGGERED),
                world.dispatchesOf(delivery).stream()
                        .map(ReceivedDispatch::repository)
                        .sorted()
                        .toList());
        JsonNode told = operator.get("/why?repo=" + Surroundings.BETA + "&delivery=" + delivery)
                .assertTaken(200)
                .json();
        assertEquals("[\"nightly\"]", told.path("events").toString());
        assertEquals("not_a_target", told.at("/deliveries/0/outcome").asText());
        assertTrue(
                told.path("words")
                        .asText()
                        .startsWith("Other-Org/Beta.js is on the allowlist, at L2, and its events do not include"
                                + " pull_request: it is not triggered, and its results are taken"),
                told::toString);
        assertTrue(
                told.at("/deliveries/0/words").asText().contains("or did not have pull_request among its events"),
                told::toString);
    }

    @Test
    void whatIsNotKnownIsCounted() {
        String metrics = world.http().get(world.atManagementPort("/metrics")).body();
        assertTrue(metrics.contains("crcr_allowlist_warnings 2.0"), metrics);
    }
}
