package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Results of runs that report of themselves are not lost while GitHub or HUD is away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SelfReportTroubleTest {
    private final World quietHud = SelfReports.world(Map.of());

    @AfterAll
    void end() {
        quietHud.close();
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of("fails", new GitHubFault.CannedAnswer(502, Map.of(), "")),
                Arguments.of(
                        "wants to be left alone", new GitHubFault.CannedAnswer(429, Map.of("Retry-After", "60"), "{}")),
                Arguments.of(
                        "refuses",
                        new GitHubFault.CannedAnswer(
                                403, Map.of(), "{\"message\":\"Resource not accessible by integration\"}")),
                Arguments.of("says something else", new GitHubFault.CannedAnswer(200, Map.of(), "{}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void aReportIsTakenAndMarkedIfGitHub(String what, GitHubFault fault) {
        try (World world = SelfReports.world(Map.of())) {
            world.github().failNext(1, GitHubOperation.COMMIT, fault);

            RelayAnswer answer =
                    SelfReports.send(world, SelfReports.likeVllm(1)).assertTaken(200);
            assertFalse(answer.json().path("commit_verified").asBoolean(true));
            // It is not asked for a while.
            SelfReports.send(world, SelfReports.likeVllm(2)).assertTaken(200);

            assertEquals(1, world.github().requests(GitHubOperation.COMMIT).size());
            for (var record : SelfReports.records(world)) {
                JsonNode selfReport = record.json().at("/trusted/self_report");
                assertFalse(selfReport.path("commit_verified").asBoolean(true));
                assertEquals(SelfReports.SHA, selfReport.path("head_sha").asText());
            }
        }
    }

    @Test
    void anUpstreamWithoutTheAppLeavesReportsUnverified() {
        try (World world = SelfReports.world(Map.of())) {
            world.github().uninstall(Surroundings.UPSTREAM);

            assertFalse(SelfReports.send(world, SelfReports.likeVllm(1))
                    .assertTaken(200)
                    .json()
                    .path("commit_verified")
                    .asBoolean(true));
        }
    }

    @Test
    void whileHudIsAwayAReportIsQueuedAndDeliveredLaterOnce() {
        quietHud.hud().answerNext(2, 503, "");
        ObjectNode report = SelfReports.likeVllm(3);

        RelayAnswer answer = SelfReports.send(quietHud, report).assertTaken(202);
        assertEquals("queued", answer.json().path("hud").asText());
        quietHud.hud().answerNormally();
        Eventually.holds(
                "HUD has the record",
                () -> SelfReports.records(quietHud).stream()
                        .anyMatch(record -> record.json()
                                .at("/untrusted/callback_payload/delivery_id")
                                .equals(report.path("delivery_id"))));

        SelfReports.send(quietHud, report).assertRefused(409);
    }

    @Test
    void whatHudRefusesOutOfTheOutboxIsADeadLetterWithTheIdOfItsSender() {
        quietHud.hud().answerNext(2, 503, "");
        ObjectNode report = SelfReports.likeVllm(4);
        SelfReports.send(quietHud, report).assertTaken(202);
        quietHud.hud().answerNext(1, 400, "{\"message\":\"no such column\"}");

        JsonNode letter = Eventually.get(
                "there is a dead letter",
                () -> Stream.of(quietHud.http().get(quietHud.atManagementPort("/dead-letters")))
                        .map(answer -> answer.json().at("/dead_letters/0"))
                        .filter(JsonNode::isObject)
                        .findFirst());

        assertEquals(report.path("delivery_id"), letter.path("delivery_id"));
        assertEquals(Surroundings.ALPHA, letter.path("repo").asText());
        quietHud.hud().answerNormally();
    }

    @Test
    void whileTheStoreIsAwayAReportIsRefusedForNow() {
        try (World world = SelfReports.world(Map.of())) {
            world.store().cut();
            SelfReports.send(world, SelfReports.likeVllm(1)).assertRefusedForNow(503);
        }
    }
}
