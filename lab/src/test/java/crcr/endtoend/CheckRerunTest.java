package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.fixture.Eventually;
import crcr.fixture.PassedTime;
import crcr.fixture.RealRedis;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.actions.SimulatedAttempt;
import crcr.lab.simulator.github.checks.SimulatedCheckRun;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Check runs and suites are run again from the upstream's pull request. */
class CheckRerunTest {
    private static final String DELTA = Surroundings.DELTA;

    private final World world =
            World.with(Map.of("CHECK_RUNS_PER_MIN", "0", "ALLOWLIST_TTL_SECONDS", "1", "SWEEP_INTERVAL_SECONDS", "1"));
    private final ShownOn pullRequest = ShownOn.opened(world);

    @AfterEach
    void end() {
        world.close();
    }

    private SimulatedCheckRun failed(String... jobs) {
        world.github().runs().start(DELTA, 9_001, jobs);
        for (String job : jobs) {
            pullRequest.runs(DELTA, job);
            pullRequest.ends(DELTA, job, "failure");
            world.github().runs().endJob(DELTA, 9_001, job, "failure");
        }
        return pullRequest.await(DELTA, jobs[0], "failure");
    }

    private RelayAnswer rerequest(SimulatedCheckRun checkRun) {
        return world.send(Webhook.of(
                "check_run", Webhook.newDelivery(), world.github().events().checkRunRerequested(checkRun)));
    }

    private RelayAnswer rerequestAll(SimulatedCheckRun oneOfThem) {
        return world.send(Webhook.of(
                "check_suite", Webhook.newDelivery(), world.github().events().checkSuiteRerequested(oneOfThem)));
    }

    private SimulatedAttempt latest() {
        return world.github().runs().latest(DELTA, 9_001);
    }

    private void again(String job, String conclusion) {
        ObjectNode report = pullRequest.report(job, conclusion);
        Reports.workflow(report).put("run_attempt", "2").put("check_run_id", "3900" + job.length());
        world.report(DELTA, report).assertTaken(200);
    }

    @Test
    void aCheckRunIsRunAgainAndShowsAsQueuedUntilItReports() {
        SimulatedCheckRun first = failed("build");

        RelayAnswer answer = rerequest(first).assertTaken(202);

        assertEquals(0, answer.json().path("targets").asInt(-1));
        pullRequest.await(DELTA, "build", "queued");
        assertEquals(2, latest().attempt());
        again("build", "");
        pullRequest.await(DELTA, "build", "in_progress");
        again("build", "success");
        pullRequest.await(DELTA, "build", "success");
        assertEquals(2, pullRequest.all().size());
    }

    @Test
    void theAttemptThatWasAskedForHasAQueueTimeFromThenOn() {
        rerequest(failed("build", "test"));
        pullRequest.await(DELTA, "build", "queued");
        again("build", "");
        again("test", "");

        assertTrue(queueTimeOfAttempt2("build") >= 0);
        assertEquals(-1, queueTimeOfAttempt2("test"));
    }

    private double queueTimeOfAttempt2(String job) {
        return world.recordsOf(pullRequest.delivery()).stream()
                .map(received -> received.json())
                .filter(record -> record.at("/trusted/run/run_attempt").asText().equals("2"))
                .filter(record -> record.at("/untrusted/callback_payload/workflow/job_name")
                        .asText()
                        .equals(job))
                .mapToDouble(
                        record -> record.at("/trusted/ci_metrics/queue_time").asDouble(-1))
                .findFirst()
                .orElse(-2);
    }

    @Test
    void whereNoJobHasFailedAllOfThemRunAgain() {
        world.github().runs().start(DELTA, 9_001, "build");
        pullRequest.runs(DELTA, "build");
        pullRequest.ends(DELTA, "build", "success");
        world.github().runs().endJob(DELTA, 9_001, "build", "success");
        rerequest(pullRequest.await(DELTA, "build", "success")).assertTaken(202);
        pullRequest.await(DELTA, "build", "queued");
        assertEquals(2, latest().attempt());
    }

    @Test
    void ofASuiteEachRunIsRunAgainOnce() {
        rerequestAll(failed("build", "test")).assertTaken(202);
        pullRequest.await(DELTA, "build", "queued");
        pullRequest.await(DELTA, "test", "queued");
        assertEquals(2, latest().attempt());
        assertEquals(1, world.github().requests(GitHubOperation.RERUN).size());
        assertEquals(
                0, world.github().requests(GitHubOperation.SUITE_CHECK_RUNS).size());
    }

    @Test
    void ofASuiteThatIsNotOnRecordAnyMoreGitHubsListCounts() {
        SimulatedCheckRun shown = failed("build", "test");
        ShownOn.awaitNothingWaits();
        RealRedis.ask(commands -> commands.del("{crcr}:board:" + pullRequest.sha()));

        rerequestAll(shown).assertTaken(202);

        Eventually.holds("the run runs again", () -> latest().attempt() == 2);
        ShownOn.awaitNothingWaits();
        assertEquals(
                1, world.github().requests(GitHubOperation.SUITE_CHECK_RUNS).size());
        assertEquals(1, world.github().requests(GitHubOperation.RERUN).size());
    }

    @Test
    void aCheckRunOfAnotherAppWithOurNameRunsNothing() {
        SimulatedCheckRun own = failed("build");
        SimulatedCheckRun forged = world.github()
                .checks()
                .createByAnotherApp(Surroundings.UPSTREAM, pullRequest.sha(), own.name(), own.externalId());
        assertTrue(rerequest(forged).assertTaken(200).json().path("ignored").asBoolean());
        assertTrue(rerequestAll(forged).assertTaken(200).json().path("ignored").asBoolean());
        ShownOn.awaitNothingWaits();
        assertEquals(1, latest().attempt());
    }

    @Test
    void aRunThatRunsAlreadyIsNoFailure() {
        SimulatedCheckRun first = failed("build");
        rerequest(first);
        pullRequest.await(DELTA, "build", "queued");
        rerequest(first).assertTaken(202);
        ShownOn.awaitNothingWaits();
        assertEquals(2, latest().attempt());
        assertEquals(0, Measured.at(world, "crcr_dead_letters{queue=\"rerun\"}"));
    }

    @Test
    void whoWasMovedDownIsNotRunAgain() {
        SimulatedCheckRun first = failed("build");
        world.publishAllowlist("L2: [acme/delta]\n");
        Eventually.holds(
                "the new allowlist is in force", () -> Measured.at(world, "crcr_allowlist_repos{level=\"L4\"}") == 0);
        rerequest(first).assertTaken(202);
        ShownOn.awaitNothingWaits();
        assertEquals(1, latest().attempt());
    }

    @Test
    void whatGitHubRefusesIsADeadLetterOfItsQueue() {
        SimulatedCheckRun first = failed("build");
        world.github()
                .failNext(
                        1,
                        GitHubOperation.RERUN_FAILED_JOBS,
                        GitHubFault.error(
                                403, "Unable to retry this workflow run because it was created over a month ago"));
        rerequest(first).assertTaken(202);
        Operator operator = Operator.of(world);
        operator.awaitDeadLetter();
        assertEquals(1, operator.deadLetters("?queue=rerun").size());
        operator.post("/dead-letters/retry?queue=rerun");
        pullRequest.await(DELTA, "build", "queued");
    }

    @Test
    void aRerunThatNeverReportsIsNotQueuedForEver() {
        rerequest(failed("build"));
        pullRequest.await(DELTA, "build", "queued");
        PassedTime.of(Duration.ofHours(7));
        pullRequest.await(DELTA, "build", "timed_out");

        again("build", "");
        again("build", "success");
        pullRequest.await(DELTA, "build", "success");
        assertEquals(2, pullRequest.all().size());
    }

    @Test
    void aFailureOfGitHubIsTriedAgain() {
        SimulatedCheckRun first = failed("build");
        world.github().failNext(1, GitHubOperation.RERUN_FAILED_JOBS, GitHubFault.error(502, "Bad Gateway"));
        rerequest(first).assertTaken(202);
        pullRequest.await(DELTA, "build", "queued");
    }
}
