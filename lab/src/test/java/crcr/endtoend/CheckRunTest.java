package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.lab.simulator.github.checks.SimulatedCheckRun;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The jobs of L3 and L4 downstreams show on the upstream's pull request. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckRunTest {
    private static final String DELTA = Surroundings.DELTA;

    private final World world = World.with(Map.of("CHECK_RUNS_PER_MIN", "0"));

    @AfterAll
    void end() {
        world.close();
    }

    @Test
    void aJobOfL4ShowsWhileItRunsAndWhenItHasEnded() {
        ShownOn pullRequest = ShownOn.opened(world);
        pullRequest.runs(DELTA, "build");
        SimulatedCheckRun running = pullRequest.await(DELTA, "build", "in_progress");
        pullRequest.ends(DELTA, "build", "failure");
        SimulatedCheckRun ended = pullRequest.await(DELTA, "build", "failure");

        assertEquals(world.github().appId(), running.appId());
        assertEquals(pullRequest.sha(), running.headSha());
        assertEquals("crcr/acme/delta/CI/build", running.name());
        assertEquals("9001:" + pullRequest.number(), running.externalId());
        assertEquals(
                Optional.of(world.github().apiUrl() + "/acme/delta/actions/runs/9001/attempts/1"),
                running.detailsUrl());
        assertTrue(running.startedAt().isPresent());
        assertEquals("In progress", running.title());

        assertEquals(running.id(), ended.id());
        assertEquals(running.startedAt(), ended.startedAt());
        assertFalse(
                ended.completedAt().orElseThrow().isBefore(running.startedAt().orElseThrow()));
        assertTrue(ended.title().startsWith("Failure after "), ended.title());
        assertTrue(ended.summary().contains("- Downstream: `acme/delta`, at L4\n"), ended.summary());
        assertTrue(ended.summary().contains("- Run: `9001`, attempt `1`\n"), ended.summary());
    }

    @ParameterizedTest
    @ValueSource(strings = {Surroundings.ALPHA, Surroundings.NPU})
    void whoMayNotShowCostsNoCall(String downstream) {
        ShownOn pullRequest = ShownOn.opened(world);
        int before = ShownOn.calls(world);
        pullRequest.runs(downstream, "build");
        pullRequest.ends(downstream, "build", "success");
        pullRequest.assertNothingShows();
        assertEquals(before, ShownOn.calls(world));
    }

    @ParameterizedTest
    @CsvSource({
        "success,success",
        "neutral,neutral",
        "cancelled,cancelled",
        "skipped,skipped",
        "timed_out,timed_out",
        "action_required,action_required",
        "stale,neutral"
    })
    void everyConclusionShows(String reported, String shown) {
        ShownOn pullRequest = ShownOn.opened(world);
        pullRequest.runs(DELTA, "build");
        pullRequest.ends(DELTA, "build", reported);
        pullRequest.await(DELTA, "build", shown);
        ShownOn.awaitNothingWaits();
        assertEquals(1, pullRequest.all().size());
    }

    @Test
    void whatIsShownCostsOneCallAState() {
        ShownOn pullRequest = ShownOn.opened(world);
        int before = ShownOn.calls(world);
        pullRequest.runs(DELTA, "build");
        pullRequest.await(DELTA, "build", "in_progress");
        ShownOn.awaitNothingWaits();
        assertEquals(before + 1, ShownOn.calls(world));
        pullRequest.ends(DELTA, "build", "success");
        pullRequest.await(DELTA, "build", "success");
        ShownOn.awaitNothingWaits();
        assertEquals(before + 2, ShownOn.calls(world));
    }

    @Test
    void theCommitIsTheOneThatWasDispatchedWhateverTheCallerEchoes() {
        ShownOn pullRequest = ShownOn.opened(world);
        ObjectNode report = pullRequest.report("echo", "");
        report.putObject("payload")
                .putObject("pull_request")
                .put("number", 1)
                .putObject("head")
                .put("sha", "f".repeat(40));
        Reports.workflow(report).put("url", "https://evil.example/run");
        RelayAnswer answer = world.report(DELTA, report);
        assertEquals(200, answer.status(), answer.body());

        SimulatedCheckRun shown = pullRequest.await(DELTA, "echo", "in_progress");
        assertEquals(pullRequest.sha(), shown.headSha());
        assertFalse(shown.toString().contains("evil"), shown.toString());
    }

    @Test
    void aJobWhoseNumberTheTokenProvesIsLinkedItself() {
        ShownOn pullRequest = ShownOn.opened(world);
        world.report(
                        world.token(DELTA).run("9001", "1").claim("check_run_id", "4000000017"),
                        pullRequest.report("linked", ""))
                .assertTaken(200);
        assertEquals(
                Optional.of(world.github().apiUrl() + "/acme/delta/actions/runs/9001/job/4000000017"),
                pullRequest.await(DELTA, "linked", "in_progress").detailsUrl());
    }

    @Test
    void nothingOfTheCallersIsMarkup() {
        ShownOn pullRequest = ShownOn.opened(world);
        pullRequest.runs(DELTA, "markup");
        ObjectNode report = pullRequest.report("markup", "failure");
        Reports.workflow(report)
                .put("artifact_url", "https://example.org/a`](x)![](https://evil.example/@octocat")
                .putObject("test_results")
                .put("passed", 42)
                .put("failed", 3)
                .put("skipped", "<b>5</b>");
        world.report(DELTA, report).assertTaken(200);

        String summary = pullRequest.await(DELTA, "markup", "failure").summary();
        assertFalse(summary.contains("evil"), summary);
        assertFalse(summary.contains("Tests:"), summary);
    }

    @Test
    void countsAndTheArtifactShowAsText() {
        ShownOn pullRequest = ShownOn.opened(world);
        pullRequest.runs(DELTA, "counts");
        ObjectNode report = pullRequest.report("counts", "success");
        Reports.workflow(report)
                .put("artifact_url", "https://example.org/left?a=b")
                .putObject("test_results")
                .put("passed", 42)
                .put("failed", 3)
                .put("skipped", 5);
        world.report(DELTA, report).assertTaken(200);

        String summary = pullRequest.await(DELTA, "counts", "success").summary();
        assertTrue(summary.contains("- Tests: 42 passed, 3 failed, 5 skipped\n"), summary);
        assertTrue(summary.contains("- Artifact: `https://example.org/left?a=b`\n"), summary);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>a</b> & [b](c)", "emoji \ud83d\ude80\ud83d\udd25", "two\nlines\ttab", "a/b//c", " "})
    void namesOfAnyKindShow(String job) {
        ShownOn pullRequest = ShownOn.opened(world);
        pullRequest.runs(DELTA, job);
        SimulatedCheckRun shown =
                Eventually.get("it shows", () -> pullRequest.all().stream().findFirst());
        assertTrue(shown.name().startsWith("crcr/acme/delta/CI"), shown.name());
        assertFalse(shown.name().chars().anyMatch(Character::isISOControl), shown.name());
    }

    @Test
    void longNamesAreCutAndStayTwo() {
        ShownOn pullRequest = ShownOn.opened(world);
        pullRequest.runs(DELTA, "x".repeat(299) + "a");
        pullRequest.runs(DELTA, "x".repeat(299) + "b");
        Eventually.holds("both show", () -> pullRequest.all().size() == 2);
        assertEquals(
                2,
                world.github()
                        .checks()
                        .shown(Surroundings.UPSTREAM, pullRequest.sha())
                        .size());
        pullRequest.all().forEach(shown -> assertTrue(shown.name().length() <= 200, shown.name()));
    }

    @Test
    void aNewAttemptIsANewCheckRun() {
        ShownOn pullRequest = ShownOn.opened(world);
        pullRequest.runs(DELTA, "build");
        pullRequest.ends(DELTA, "build", "failure");
        SimulatedCheckRun first = pullRequest.await(DELTA, "build", "failure");

        ObjectNode again = pullRequest.report("build", "");
        Reports.workflow(again).put("run_attempt", "2");
        world.report(DELTA, again).assertTaken(200);

        SimulatedCheckRun second = pullRequest.await(DELTA, "build", "in_progress");
        assertFalse(first.id() == second.id());
        assertTrue(second.detailsUrl().orElseThrow().endsWith("/attempts/2"));
        assertEquals("failure", pullRequest.all().getFirst().conclusion().orElseThrow());
    }

    @Test
    void aReportThatHudRefusesShowsNothing() {
        ShownOn pullRequest = ShownOn.opened(world);
        world.hud().answerNext(1, 422, "no such thing");
        RelayAnswer answer = world.report(DELTA, pullRequest.report("refused", ""));
        assertEquals(422, answer.status(), answer.body());
        pullRequest.assertNothingShows();
    }

    @Test
    void aPullRequestThatIsClosedWhileJobsRunStillShowsHowTheyEnd() {
        ShownOn pullRequest = ShownOn.opened(world);
        pullRequest.runs(DELTA, "build");
        pullRequest.send("closed");
        pullRequest.ends(DELTA, "build", "cancelled");
        pullRequest.await(DELTA, "build", "cancelled");
    }

    @Test
    void aPushShowsNothing() {
        Webhook push = Webhook.of("push", Webhook.newDelivery(), Payloads.push());
        world.send(push).assertTaken(202);
        world.awaitNothingQueued();
        int before = ShownOn.calls(world);
        ObjectNode report = Reports.inProgress(push.delivery());
        world.report(DELTA, report).assertTaken(200);
        ShownOn.awaitNothingWaits();
        assertEquals(before, ShownOn.calls(world));
    }

    @Test
    void aPushOfTheTrunkOfAPullRequestShowsOnItsCommit() {
        String sha = "7".repeat(40);
        ObjectNode push = JsonNodeFactory.instance.objectNode();
        push.put("ref", "refs/tags/ciflow/trunk/31337").put("after", sha).put("deleted", false);
        push.putObject("repository").put("full_name", Surroundings.UPSTREAM);
        world.github().checks().addCommit(Surroundings.UPSTREAM, sha);
        Webhook webhook = Webhook.of("push", Webhook.newDelivery(), Payloads.utf8(push));
        world.send(webhook).assertTaken(202);
        world.awaitNothingQueued();

        world.report(DELTA, Reports.inProgress(webhook.delivery())).assertTaken(200);

        SimulatedCheckRun shown = Eventually.get(
                "it shows",
                () -> world.github().checks().all(Surroundings.UPSTREAM, sha).stream()
                        .findFirst());
        assertEquals("9001:31337", shown.externalId());
    }
}
