package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.fixture.PassedTime;
import crcr.lab.simulator.github.actions.SimulatedAttempt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No check run stays in progress for ever: what falls silent is closed, and shows so. */
class CheckClosingTest {
    private static final String DELTA = Surroundings.DELTA;
    private static final Duration ASKED = Duration.ofMinutes(10);
    private static final Duration CLOSED = Duration.ofHours(6);
    private static final Map<String, String> SWEEPING =
            Map.of("CHECK_RUNS_PER_MIN", "0", "SWEEP_INTERVAL_SECONDS", "1", "ALLOWLIST_TTL_SECONDS", "1");

    private World world = World.with(SWEEPING);

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void aSilentJobShowsAsTimedOutAndItsLateResultReplacesThat() {
        ShownOn pullRequest = ShownOn.opened(world);
        pullRequest.runs(DELTA, "build");
        pullRequest.await(DELTA, "build", "in_progress");
        PassedTime.of(CLOSED);
        pullRequest.await(DELTA, "build", "timed_out");

        pullRequest.ends(DELTA, "build", "success");
        pullRequest.await(DELTA, "build", "success");
        ShownOn.awaitNothingWaits();
        assertEquals(1, pullRequest.all().size());
        assertEquals(3, ShownOn.calls(world));
    }

    @Test
    void aJobWhoseRunHasEndedShowsGitHubsConclusionAndItsLateResultReplacesThat() {
        ShownOn pullRequest = ShownOn.opened(world);
        SimulatedAttempt run = world.github().runs().start(DELTA, 9_001, "build");
        ObjectNode report = pullRequest.report("build", "");
        Reports.workflow(report)
                .put("check_run_id", Long.toString(run.jobs().getFirst().id()));
        world.report(DELTA, report).assertTaken(200);
        pullRequest.await(DELTA, "build", "in_progress");
        world.github().runs().end(DELTA, 9_001, "cancelled");
        PassedTime.of(ASKED);
        pullRequest.await(DELTA, "build", "cancelled");

        ObjectNode late = pullRequest.report("build", "failure");
        Reports.workflow(late)
                .put("check_run_id", Long.toString(run.jobs().getFirst().id()));
        world.report(DELTA, late).assertTaken(200);
        pullRequest.await(DELTA, "build", "failure");
    }

    @Test
    void aSilentJobOfL3WithoutALabelShowsAsClosedWhenTheLabelComes() {
        ShownOn pullRequest = ShownOn.opened(world);
        pullRequest.runs(Surroundings.NPU, "build");
        PassedTime.of(CLOSED);
        Eventually.holds(
                "it is closed", () -> world.recordsOf(pullRequest.delivery()).size() == 2);
        pullRequest.assertNothingShows();
        pullRequest.label().assertTaken(202);
        pullRequest.await(Surroundings.NPU, "build", "timed_out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"L2: [acme/delta]\n", "L1: [acme/delta]\n", "L2: [acme/alpha]\n"})
    void whatShowsTimesOutWhateverBecomesOfItsDownstream(String allowlist) {
        ShownOn pullRequest = ShownOn.opened(world);
        pullRequest.runs(DELTA, "build");
        pullRequest.await(DELTA, "build", "in_progress");
        world.publishAllowlist(allowlist);
        Eventually.holds(
                "the new allowlist is in force", () -> Measured.at(world, "crcr_allowlist_repos{level=\"L4\"}") == 0);
        PassedTime.of(CLOSED);

        pullRequest.await(DELTA, "build", "timed_out");
        ShownOn.awaitNothingWaits();
        int toldHud = allowlist.startsWith("L2: [acme/delta]") ? 2 : 1;
        assertEquals(toldHud, world.recordsOf(pullRequest.delivery()).size());
    }

    @Test
    void twoProcessesThatSweepShowEachJobOnceAsTimedOut() {
        world.close();
        world = World.ofTwoRelays(SWEEPING);
        ShownOn pullRequest = ShownOn.opened(world);
        List<String> jobs =
                IntStream.range(0, 30).mapToObj(number -> "job " + number).toList();
        jobs.forEach(job -> pullRequest.runs(DELTA, job));
        jobs.forEach(job -> pullRequest.await(DELTA, job, "in_progress"));
        ShownOn.awaitNothingWaits();
        PassedTime.of(CLOSED);

        jobs.forEach(job -> pullRequest.await(DELTA, job, "timed_out"));
        ShownOn.awaitNothingWaits();
        assertEquals(30, pullRequest.all().size());
        assertEquals(60, ShownOn.calls(world));
    }
}
