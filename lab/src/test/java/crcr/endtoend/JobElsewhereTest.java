package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.fixture.PassedTime;
import crcr.fixture.RealRedis;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.checks.SimulatedCheckRun;
import crcr.lab.simulator.oidc.SimulatedSystem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs on other CI systems that a dispatch has led to: what shows of them, and what GitHub is not asked about. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobElsewhereTest {
    private static final String DELTA = Surroundings.DELTA;
    private static final SimulatedSystem BUILDKITE = SimulatedSystem.BUILDKITE;

    private final Elsewhere elsewhere = new Elsewhere();
    private final World world = elsewhere.world(
            Map.of("CHECK_RUNS_PER_MIN", "0", "SWEEP_INTERVAL_SECONDS", "1", "RUN_CHECK_SECONDS", "60"));

    @AfterAll
    void end() {
        world.close();
        elsewhere.close();
    }

    private void report(SimulatedSystem system, ObjectNode report) {
        world.report(elsewhere.token(system), Elsewhere.of(system, report)).assertTaken(200);
    }

    private SimulatedCheckRun failed(ShownOn pullRequest) {
        report(BUILDKITE, pullRequest.report("build", ""));
        report(BUILDKITE, pullRequest.report("build", "failure"));
        return pullRequest.await(DELTA, "build", "failure");
    }

    private int reruns() {
        return world.github().requests(GitHubOperation.RERUN).size()
                + world.github().requests(GitHubOperation.RERUN_FAILED_JOBS).size();
    }

    @ParameterizedTest
    @EnumSource(names = {"BUILDKITE", "GITLAB", "CIRCLECI"})
    void aWholeJobReachesHudAndShowsWithALinkToItsOwnPage(SimulatedSystem system) {
        ShownOn pullRequest = ShownOn.opened(world);

        report(system, pullRequest.report("build", ""));
        SimulatedCheckRun running = pullRequest.await(DELTA, "build", "in_progress");
        report(system, pullRequest.report("build", "success"));
        SimulatedCheckRun ended = pullRequest.await(DELTA, "build", "success");

        String page = "https://" + Elsewhere.LINK_HOST + "/" + Elsewhere.kind(system) + "/" + system.run();
        assertEquals(Optional.of(page), running.detailsUrl());
        assertEquals(Optional.of(page), ended.detailsUrl());
        assertEquals(system.run() + ":" + pullRequest.number(), ended.externalId());
        assertTrue(ended.summary().contains("Run: `" + system.run() + "`"), ended::summary);
        assertTrue(ended.summary().contains("cannot be run again from here"), ended::summary);
        assertEquals(1, pullRequest.all().size());
        JsonNode last = world.recordsOf(pullRequest.delivery()).getLast().json();
        assertEquals(2, world.recordsOf(pullRequest.delivery()).size());
        assertEquals(Elsewhere.kind(system), last.at("/trusted/run/provider").asText());
        assertTrue(last.at("/trusted/ci_metrics/execution_time").isNumber(), last::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/9",
                "http://ci.example.org/9",
                "https://user@ci.example.org/9",
                "https://ci.example.org.evil.example/9",
                "javascript:alert(1)"
            })
    void aPageThatIsNotOnTheAllowedHostIsNotLinkedTo(String url) {
        ShownOn pullRequest = ShownOn.opened(world);
        ObjectNode report = Elsewhere.of(BUILDKITE, pullRequest.report("build", ""));
        Reports.workflow(report).put("url", url);

        world.report(elsewhere.token(BUILDKITE), report).assertTaken(200);

        assertEquals(
                Optional.empty(),
                pullRequest.await(DELTA, "build", "in_progress").detailsUrl());
    }

    @Test
    void aJobOfTheSameDownstreamOnGitHubLinksToGitHub() {
        ShownOn pullRequest = ShownOn.opened(world);
        pullRequest.runs(DELTA, "build");

        String page =
                pullRequest.await(DELTA, "build", "in_progress").detailsUrl().orElseThrow();
        assertTrue(page.endsWith("/acme/delta/actions/runs/9001/attempts/1"), page);
    }

    @Test
    void noJobElsewhereIsRunAgain() {
        ShownOn pullRequest = ShownOn.opened(world);
        SimulatedCheckRun shown = failed(pullRequest);
        int before = reruns();

        RelayAnswer one = world.send(Webhook.of(
                "check_run", Webhook.newDelivery(), world.github().events().checkRunRerequested(shown)));
        assertTrue(one.assertTaken(200).json().path("ignored").asBoolean(), one::body);
        assertTrue(one.json().path("reason").asText().contains("does not run on GitHub Actions"), one::body);

        world.send(Webhook.of(
                        "check_suite",
                        Webhook.newDelivery(),
                        world.github().events().checkSuiteRerequested(shown)))
                .assertTaken(202);
        ShownOn.awaitNothingWaits();
        RealRedis.ask(commands -> commands.del("{crcr}:board:" + pullRequest.sha()));
        world.send(Webhook.of(
                        "check_suite",
                        Webhook.newDelivery(),
                        world.github().events().checkSuiteRerequested(shown)))
                .assertTaken(202);
        ShownOn.awaitNothingWaits();

        assertEquals(before, reruns());
        assertEquals(
                "failure",
                pullRequest.await(DELTA, "build", "failure").conclusion().orElseThrow());
    }

    @Test
    void ofASuiteOnlyWhatRunsOnGitHubIsRunAgain() {
        ShownOn pullRequest = ShownOn.opened(world);
        SimulatedCheckRun shown = failed(pullRequest);
        world.github().runs().start(DELTA, 9_001, "test");
        pullRequest.runs(DELTA, "test");
        pullRequest.ends(DELTA, "test", "failure");
        world.github().runs().endJob(DELTA, 9_001, "test", "failure");
        pullRequest.await(DELTA, "test", "failure");
        int before = reruns();

        world.send(Webhook.of(
                        "check_suite",
                        Webhook.newDelivery(),
                        world.github().events().checkSuiteRerequested(shown)))
                .assertTaken(202);

        pullRequest.await(DELTA, "test", "queued");
        ShownOn.awaitNothingWaits();
        assertEquals(before + 1, reruns());
        pullRequest.await(DELTA, "build", "failure");
    }

    @Test
    void aSilentJobTimesOutWithoutACallOfGitHub() {
        ShownOn pullRequest = ShownOn.opened(world);
        report(SimulatedSystem.GITLAB, pullRequest.report("build", ""));
        Optional<String> page = pullRequest.await(DELTA, "build", "in_progress").detailsUrl();
        PassedTime.of(Duration.ofHours(2));
        new Sweeps(world).awaitWholeSweep();
        new Sweeps(world).awaitWholeSweep();
        pullRequest.await(DELTA, "build", "in_progress");

        PassedTime.of(Duration.ofHours(5));

        SimulatedCheckRun closed = pullRequest.await(DELTA, "build", "timed_out");
        assertEquals(page, closed.detailsUrl());
        assertTrue(closed.summary().contains("cannot be run again from here"), closed::summary);
        Eventually.holds(
                "HUD is told", () -> world.recordsOf(pullRequest.delivery()).size() == 2);
        JsonNode record = world.recordsOf(pullRequest.delivery()).getLast().json();
        assertEquals("silent", record.at("/trusted/closed_by/reason").asText());
        assertEquals("gitlab", record.at("/trusted/run/provider").asText());
        String run = "/runs/" + SimulatedSystem.GITLAB.run();
        assertTrue(
                world.github().requests(GitHubOperation.RUN_ATTEMPT).stream()
                        .noneMatch(request -> request.toString().contains(run)),
                "GitHub is not asked about it");
        report(SimulatedSystem.GITLAB, pullRequest.report("build", "success"));
        assertFalse(pullRequest.await(DELTA, "build", "success").detailsUrl().isEmpty());
    }
}
