package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.Eventually;
import crcr.fixture.PassedTime;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of check runs when something is in the way. */
class CheckTroubleTest {
    private static final String DELTA = Surroundings.DELTA;
    private static final String NPU = Surroundings.NPU;

    private final World world = World.with(Map.of("CHECK_RUNS_PER_MIN", "0", "ALLOWLIST_TTL_SECONDS", "1"));

    private final AtomicBoolean failing = new AtomicBoolean();

    @AfterEach
    void end() {
        world.close();
    }

    private void failAlways(GitHubFault fault) {
        failing.set(true);
        world.github().failNext(1_000_000, request -> failing.get() && isAboutCheckRuns(request), fault);
    }

    private static boolean isAboutCheckRuns(GitHubRequest request) {
        return request.operation() == GitHubOperation.CREATE_CHECK_RUN
                || request.operation() == GitHubOperation.UPDATE_CHECK_RUN;
    }

    @Test
    void aDownstreamThatIsMovedDownBetweenTwoReportsIsFinished() {
        ShownOn pullRequest = ShownOn.opened(world);
        pullRequest.runs(DELTA, "build");
        pullRequest.await(DELTA, "build", "in_progress");

        world.publishAllowlist("L2: [acme/delta]\n");
        Eventually.holds(
                "the new allowlist is in force", () -> Measured.at(world, "crcr_allowlist_repos{level=\"L4\"}") == 0);
        pullRequest.ends(DELTA, "build", "success");
        pullRequest.await(DELTA, "build", "success");
        pullRequest.runs(DELTA, "test");
        ShownOn.awaitNothingWaits();
        assertEquals(1, pullRequest.all().size());
    }

    @Test
    void afterAnHourWithoutGitHubEachJobShowsOnceInItsLastState() {
        ShownOn pullRequest = ShownOn.opened(world);
        failAlways(GitHubFault.error(503, "Service Unavailable"));
        List<String> jobs =
                IntStream.range(0, 100).mapToObj(number -> "job " + number).toList();
        jobs.forEach(job -> pullRequest.runs(DELTA, job));
        for (int times = 0; times < 6; times++) {
            int before = times;
            Eventually.holds("all were tried and put off", () -> triedAtLeast(before));
            PassedTime.of(Duration.ofMinutes(10));
        }
        jobs.forEach(job -> pullRequest.ends(DELTA, job, job.endsWith("7") ? "failure" : "success"));
        failing.set(false);
        PassedTime.of(Duration.ofMinutes(15));

        jobs.forEach(job -> pullRequest.await(DELTA, job, job.endsWith("7") ? "failure" : "success"));
        ShownOn.awaitNothingWaits();
        assertEquals(100, pullRequest.all().size());
        assertEquals(0, Measured.at(world, "crcr_dead_letters{queue=\"check\"}"));
    }

    private boolean triedAtLeast(int times) {
        return world.github().requests(GitHubOperation.CREATE_CHECK_RUN).size() >= 100 * (times + 1);
    }

    @Test
    void aCommitThatIsGoneIsDroppedAndCounted() {
        ShownOn pullRequest = ShownOn.opened(world);
        world.github().checks().removeCommit(Surroundings.UPSTREAM, pullRequest.sha());
        pullRequest.runs(DELTA, "build");
        ShownOn.awaitNothingWaits();
        assertEquals(1, Measured.at(world, "crcr_effects_total{outcome=\"dropped\",queue=\"check\"}"));
        assertEquals(0, Measured.at(world, "crcr_dead_letters{queue=\"check\"}"));
        assertTrue(why(pullRequest).contains("does not show: GitHub refused: "), why(pullRequest));
    }

    private String why(ShownOn pullRequest) {
        return Operator.of(world)
                .why(DELTA, "--pr", Long.toString(pullRequest.number()))
                .out();
    }

    @Test
    void withoutThePermissionItIsADeadLetterThatCanBeTriedAgain() {
        ShownOn pullRequest = ShownOn.opened(world);
        world.github()
                .failNext(
                        1,
                        GitHubOperation.CREATE_CHECK_RUN,
                        GitHubFault.error(403, "Resource not accessible by integration"));
        pullRequest.runs(DELTA, "build");
        Operator operator = Operator.of(world);
        operator.awaitDeadLetter();
        assertTrue(why(pullRequest).contains("Resource not accessible by integration"), why(pullRequest));

        operator.post("/dead-letters/retry?queue=check");
        pullRequest.await(DELTA, "build", "in_progress");
        assertTrue(why(pullRequest).contains("shows as a check run"), why(pullRequest));
    }

    @Test
    void aDeadLetterThatIsOlderThanWhatShowsShowsNothing() {
        ShownOn pullRequest = ShownOn.opened(world);
        world.github().failNext(1, GitHubOperation.CREATE_CHECK_RUN, GitHubFault.error(403, "no"));
        pullRequest.runs(DELTA, "build");
        Operator operator = Operator.of(world);
        operator.awaitDeadLetter();
        pullRequest.ends(DELTA, "build", "success");
        pullRequest.await(DELTA, "build", "success");

        operator.post("/dead-letters/retry?queue=check");
        Eventually.holds(
                "it is no dead letter any more", () -> operator.deadLetters("").isEmpty());
        ShownOn.awaitNothingWaits();
        assertEquals(
                "success",
                pullRequest.shown(DELTA, "build").orElseThrow().conclusion().orElse(""));
        assertEquals(1, pullRequest.all().size());
    }

    @Test
    void aRateLimitIsWaitedForAndIsNoFailure() {
        ShownOn pullRequest = ShownOn.opened(world);
        world.github()
                .failNext(
                        1,
                        GitHubOperation.CREATE_CHECK_RUN,
                        new GitHubFault.CannedAnswer(429, Map.of("Retry-After", "1"), "{\"message\":\"slow down\"}"));
        pullRequest.runs(DELTA, "build");
        pullRequest.await(DELTA, "build", "in_progress");
        assertEquals(1, Measured.at(world, "crcr_effects_total{outcome=\"limited\",queue=\"check\"}"));
    }

    @Test
    void aTokenThatWasRevokedIsReplaced() {
        ShownOn pullRequest = ShownOn.opened(world);
        pullRequest.runs(DELTA, "build");
        pullRequest.await(DELTA, "build", "in_progress");
        world.github().revokeTokens();
        pullRequest.ends(DELTA, "build", "success");
        pullRequest.await(DELTA, "build", "success");
        assertEquals(0, Measured.at(world, "crcr_effects_total{outcome=\"postponed\",queue=\"check\"}"));
    }

    @Test
    void aCallbackDoesNotWaitForACheckRun() {
        ShownOn pullRequest = ShownOn.opened(world);
        failAlways(new GitHubFault.Silence());
        pullRequest.runs(DELTA, "build");
        pullRequest.ends(DELTA, "build", "success");
    }

    @Test
    void whyACheckRunIsMissingIsSaid() {
        ShownOn pullRequest = ShownOn.opened(world);
        pullRequest.runs(NPU, "build");
        ShownOn.awaitNothingWaits();
        String said = Operator.of(world)
                .why(NPU, "--pr", Long.toString(pullRequest.number()))
                .out();
        assertTrue(
                said.contains("job CI/build of run 9001, attempt 1 (in_progress) does not show: at L3; the pull request"
                        + " does not carry ciflow/crcr/npu"),
                said);
    }
}
