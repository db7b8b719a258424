package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.fixture.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the webhook to the scorecard. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScorecardTest {
    private final World world = World.start();
    private final Operator operator = Operator.of(world);

    @AfterAll
    void end() {
        world.close();
    }

    private JsonNode card(String repository) {
        return operator.get("/scorecard?over=7d&repo=" + repository)
                .assertTaken(200)
                .json()
                .path("scorecards")
                .path(0);
    }

    private JsonNode figures(String repository) {
        return card(repository).path("over").path("7d");
    }

    @Test
    void whatADownstreamDoesIsOnItsScorecard() {
        JsonNode before = figures(Surroundings.ALPHA);
        String delivery = world.relayedEvent();
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertTaken(200);
        world.report(Surroundings.ALPHA, Reports.inProgress(delivery)).assertRefused(409);
        world.report(Surroundings.ALPHA, Reports.completed(delivery)).assertTaken(200);

        JsonNode after = figures(Surroundings.ALPHA);
        for (String counted : new String[] {"dispatches", "completed", "refused"}) {
            assertEquals(before.path(counted).asInt() + 1, after.path(counted).asInt(), counted + " in " + after);
        }
        assertTrue(after.path("started").asDouble() > 0, after::toString);
        assertTrue(
                after.has("queue_p50") && after.has("execution_p95") && after.has("end_to_end_p50"), after::toString);
        assertEquals(36, card(Surroundings.ALPHA).path("days").size());
    }

    @Test
    void theCommandPrintsOneOrAll() {
        world.relayedEvent();
        Operator.Printed one = operator.scorecard(Surroundings.ALPHA, "--over", "24h");
        assertEquals(0, one.status(), one::toString);
        assertTrue(one.out().contains("success rate") && one.out().contains(Surroundings.ALPHA), one::toString);

        Eventually.holds("all are read", () -> {
            String all = operator.scorecard().out();
            return Surroundings.DOWNSTREAMS.stream().allMatch(all::contains);
        });
        assertTrue(operator.scorecard("--json").out().contains("\"14d\""));
    }

    @Test
    void sinceWhenALevelIsHeldIsNoted() {
        Eventually.holds("it is noted", () -> card(Surroundings.ALPHA).has("level_since"));
        assertEquals(0, card(Surroundings.ALPHA).path("days_at_level").asInt());
    }

    @ParameterizedTest
    @CsvSource({
        "repo=not/listed, 404, is not on the allowlist",
        "repo=nothing, 400, repo must be",
        "over=30d, 400, over must be one of 24h",
        "when=now, 400, there is no parameter"
    })
    void whatCannotBeAnsweredIsRefusedInWords(String query, int status, String words) {
        operator.get("/scorecard?" + query).assertRefused(status).assertDetail(words);
    }

    @ParameterizedTest
    @CsvSource({"--over, needs one of", "nothing, owner/repo", "--why, there is no option"})
    void whatTheCommandDoesNotKnowItNames(String argument, String words) {
        Operator.Printed printed = operator.scorecard(argument);
        assertTrue(printed.status() != 0 && printed.err().contains(words), printed::toString);
    }
}
