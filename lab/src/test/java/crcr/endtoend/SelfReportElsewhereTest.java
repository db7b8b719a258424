package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.oidc.SimulatedSystem;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Runs of other CI systems report of themselves, as vLLM's on Buildkite do (docs/downstream/self-reports.md). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SelfReportElsewhereTest {
    private final Elsewhere elsewhere = new Elsewhere();
    private final World world = elsewhere.world(Map.of());
    private int jobs;

    @BeforeAll
    void begin() {
        SelfReports.prepare(world);
    }

    @AfterAll
    void end() {
        world.close();
        elsewhere.close();
    }

    private RelayAnswer send(SimulatedSystem system, ObjectNode report) {
        return world.report(elsewhere.token(system), report);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"BUILDKITE", "GITLAB", "CIRCLECI"},
            mode = Mode.INCLUDE)
    void aRunReportsOfItselfWhateverStartedIt(SimulatedSystem system) {
        ObjectNode report = Elsewhere.of(system, SelfReports.likeVllm(++jobs));

        RelayAnswer answer = send(system, report).assertTaken(200);

        assertEquals("delivered", answer.json().path("hud").asText());
        JsonNode trusted = SelfReports.records(world).getLast().json().path("trusted");
        assertEquals(Surroundings.DELTA, trusted.path("verified_repo").asText());
        assertEquals(Elsewhere.kind(system), trusted.at("/run/provider").asText());
        assertEquals(SelfReports.SHA, trusted.at("/self_report/head_sha").asText());
        send(system, report).assertRefused(409);
    }

    @Test
    void aBuildOfBuildkiteReportsItsJobsWithOneTokenAndGitHubIsAskedOnce() {
        int before = world.github().requests(GitHubOperation.COMMIT).size();
        for (int job = 10; job < 60; job++) {
            send(SimulatedSystem.BUILDKITE, Elsewhere.of(SimulatedSystem.BUILDKITE, SelfReports.likeVllm(job)))
                    .assertTaken(200);
        }

        assertEquals(
                Math.max(1, before),
                world.github().requests(GitHubOperation.COMMIT).size());
    }

    @Test
    void theRunIsThatOfTheToken() {
        ObjectNode report = Elsewhere.of(SimulatedSystem.GITLAB, SelfReports.likeVllm(9));
        Reports.workflow(report).put("run_id", "7");

        send(SimulatedSystem.GITLAB, report).assertRefused(403).assertDetail("workflow.run_id is 7");
    }
}
