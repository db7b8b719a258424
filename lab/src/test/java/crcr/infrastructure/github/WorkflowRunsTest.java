package crcr.infrastructure.github;

import static crcr.lab.simulator.github.GitHubOperation.ATTEMPT_JOBS;
import static crcr.lab.simulator.github.GitHubOperation.RERUN;
import static crcr.lab.simulator.github.GitHubOperation.RERUN_FAILED_JOBS;
import static crcr.lab.simulator.github.GitHubOperation.RUN_ATTEMPT;
import static crcr.lab.simulator.github.GitHubOperation.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.rerun.RerunRun;
import crcr.application.sweep.LookAtRun;
import crcr.application.sweep.LookAtRun.EndedJob;
import crcr.domain.job.Conclusion;
import crcr.domain.repository.RepositoryName;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.actions.SimulatedAttempt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workflow runs as GitHub reports them, and as it runs them again. */
class WorkflowRunsTest extends AgainstSimulator {
    private static final RepositoryName DOWNSTREAM = RepositoryName.of("org/repo");

    private final RerunRun reruns = gitHub.reruns();
    private final LookAtRun runs = gitHub.workflowRuns();

    @BeforeEach
    void install() {
        simulator.install("org/repo");
    }

    private String start(String... jobs) {
        return Long.toString(simulator.runs().start("org/repo", jobs).run());
    }

    private void end(String run, String conclusion) {
        simulator.runs().end("org/repo", Long.parseLong(run), conclusion);
    }

    private SimulatedAttempt latest(String run) {
        return simulator.runs().latest("org/repo", Long.parseLong(run));
    }

    @Test
    void theFailedJobsRunAgain() {
        String run = start("build", "test");
        simulator.runs().endJob("org/repo", Long.parseLong(run), "build", "success");
        simulator.runs().endJob("org/repo", Long.parseLong(run), "test", "failure");

        assertEquals(new RerunRun.RerunAnswer.Taken(), reruns.failedJobs(DOWNSTREAM, run));
        assertEquals(2, latest(run).attempt());
        assertEquals(
                List.of(Optional.of("success"), Optional.empty()),
                latest(run).jobs().stream()
                        .map(SimulatedAttempt.Job::conclusion)
                        .toList());
        assertEquals(1, count(RERUN_FAILED_JOBS));
        assertTrue(text(simulator.requests(TOKEN).getFirst()).contains("\"permissions\":{\"actions\":\"write\"}"));
    }

    @Test
    void allJobsRunAgain() {
        String run = start("build");
        end(run, "success");

        assertEquals(new RerunRun.RerunAnswer.NoFailedJobs(), reruns.failedJobs(DOWNSTREAM, run));
        assertEquals(new RerunRun.RerunAnswer.Taken(), reruns.all(DOWNSTREAM, run));
        assertEquals(2, latest(run).attempt());
    }

    @Test
    void whatRunsIsNotRunAgain() {
        String run = start("build");

        assertEquals(new RerunRun.RerunAnswer.AlreadyRunning(), reruns.failedJobs(DOWNSTREAM, run));
        assertEquals(new RerunRun.RerunAnswer.AlreadyRunning(), reruns.all(DOWNSTREAM, run));
        assertEquals(1, latest(run).attempt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | This workflow is already running",
                "403 | The workflow run containing this job is already running",
                "409 | The run is already in progress",
            })
    void gitHubSaysInSeveralWaysThatItRuns(int status, String message) {
        simulator.failNext(1, RERUN, GitHubFault.error(status, message));

        assertEquals(new RerunRun.RerunAnswer.AlreadyRunning(), reruns.all(DOWNSTREAM, "7"));
    }

    @Test
    void whatCannotBeRunAgainAtAllIsARefusal() {
        simulator.failNext(2, RERUN, GitHubFault.error(403, "This workflow run cannot be retried"));
        assertInstanceOf(RerunRun.RerunAnswer.Refused.class, reruns.all(DOWNSTREAM, "7"));

        simulator.failNext(1, RERUN_FAILED_JOBS, GitHubFault.error(403, "Resource not accessible by integration"));
        RerunRun.RerunAnswer.Refused refused =
                assertInstanceOf(RerunRun.RerunAnswer.Refused.class, reruns.failedJobs(DOWNSTREAM, "7"));
        assertTrue(refused.message().contains("Resource not accessible"), refused.message());
    }

    @Test
    void aRunThatGitHubDoesNotKnowIsARefusal() {
        assertInstanceOf(RerunRun.RerunAnswer.Refused.class, reruns.failedJobs(DOWNSTREAM, "7"));
        assertInstanceOf(LookAtRun.RunAnswer.Unseen.class, runs.look(DOWNSTREAM, "7", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "0", "0199-uuid", "1/../2", "12345678901234567890"})
    void whatIsNoRunOfGitHubsCostsNoCall(String run) {
        assertInstanceOf(RerunRun.RerunAnswer.Refused.class, reruns.failedJobs(DOWNSTREAM, run));
        assertInstanceOf(RerunRun.RerunAnswer.Refused.class, reruns.all(DOWNSTREAM, run));
        assertInstanceOf(LookAtRun.RunAnswer.Unseen.class, runs.look(DOWNSTREAM, run, "1"));
        assertInstanceOf(LookAtRun.RunAnswer.Unseen.class, runs.look(DOWNSTREAM, "7", run));
        assertEquals(List.of(), operations());
    }

    @Test
    void aRunThatRunsCostsOneCall() {
        String run = start("build");

        assertEquals(new LookAtRun.RunAnswer.Running(), runs.look(DOWNSTREAM, run, "1"));
        assertEquals(1, count(RUN_ATTEMPT));
        assertEquals(0, count(ATTEMPT_JOBS));
        assertTrue(text(simulator.requests(TOKEN).getFirst()).contains("\"permissions\":{\"actions\":\"read\"}"));
    }

    @Test
    void aRunThatHasEndedTellsOfItsJobs() {
        String run = start("build", "test");
        simulator.runs().endJob("org/repo", Long.parseLong(run), "build", "success");
        end(run, "cancelled");
        List<SimulatedAttempt.Job> jobs = latest(run).jobs();

        assertEquals(
                new LookAtRun.RunAnswer.Ended(
                        Optional.of(Conclusion.CANCELLED),
                        List.of(
                                new EndedJob(Long.toString(jobs.get(0).id()), "build", Optional.of(Conclusion.SUCCESS)),
                                new EndedJob(
                                        Long.toString(jobs.get(1).id()), "test", Optional.of(Conclusion.CANCELLED)))),
                runs.look(DOWNSTREAM, run, "1"));
    }

    @Test
    void anAttemptIsLookedAtNotTheRun() {
        String run = start("build");
        end(run, "failure");
        reruns.all(DOWNSTREAM, run);

        assertInstanceOf(LookAtRun.RunAnswer.Ended.class, runs.look(DOWNSTREAM, run, "1"));
        assertEquals(new LookAtRun.RunAnswer.Running(), runs.look(DOWNSTREAM, run, "2"));
    }

    @Test
    void allPagesOfJobsAreRead() {
        String run = start(IntStream.range(0, 130).mapToObj(i -> "job " + i).toArray(String[]::new));
        end(run, "success");

        LookAtRun.RunAnswer.Ended ended =
                assertInstanceOf(LookAtRun.RunAnswer.Ended.class, runs.look(DOWNSTREAM, run, "1"));
        assertEquals(130, ended.jobs().size());
        assertEquals(2, count(ATTEMPT_JOBS));
    }

    @Test
    void aConclusionThatThisVersionDoesNotKnowIsLeftOut() {
        String run = start("build");
        end(run, "success");
        simulator.failNext(
                1,
                RUN_ATTEMPT,
                new GitHubFault.CannedAnswer(
                        200, Map.of(), "{\"status\":\"completed\",\"conclusion\":\"startup_failure\"}"));

        assertEquals(
                Optional.empty(),
                assertInstanceOf(LookAtRun.RunAnswer.Ended.class, runs.look(DOWNSTREAM, run, "1"))
                        .conclusion());
    }

    @Test
    void whatTheAppMayNotSeeIsUnseen() {
        simulator.accept("org", Map.of("contents", "write", "metadata", "read"), List.of());
        assertInstanceOf(LookAtRun.RunAnswer.Unseen.class, runs.look(DOWNSTREAM, start("build"), "1"));

        assertInstanceOf(LookAtRun.RunAnswer.Unseen.class, runs.look(RepositoryName.of("org/other"), "7", "1"));
    }

    @Test
    void aRepositoryThatWasRenamedIsNotFollowed() {
        String run = start("build");
        simulator.rename("org/repo", "org/renamed");

        assertInstanceOf(RerunRun.RerunAnswer.Refused.class, reruns.all(DOWNSTREAM, run));
        assertInstanceOf(LookAtRun.RunAnswer.Unseen.class, runs.look(DOWNSTREAM, run, "1"));
    }

    @Test
    void aLimitTellsHowLongToWait() {
        GitHubFault limit = new GitHubFault.CannedAnswer(429, Map.of("Retry-After", "7"), "");
        String run = start("build");
        end(run, "failure");
        simulator.failNext(1, RERUN, limit);
        simulator.failNext(1, ATTEMPT_JOBS, limit);

        assertEquals(
                Optional.of(Duration.ofSeconds(7)),
                assertInstanceOf(RerunRun.RerunAnswer.Limited.class, reruns.all(DOWNSTREAM, run))
                        .told());
        assertEquals(
                Optional.of(Duration.ofSeconds(7)),
                assertInstanceOf(LookAtRun.RunAnswer.Limited.class, runs.look(DOWNSTREAM, run, "1"))
                        .told());
    }

    @Test
    void whatMayPassIsAFailure() {
        String run = start("build");
        end(run, "failure");
        simulator.failNext(1, RERUN_FAILED_JOBS, new GitHubFault.Reset());
        simulator.failNext(1, RUN_ATTEMPT, GitHubFault.error(503, "try later"));
        simulator.failNext(1, ATTEMPT_JOBS, new GitHubFault.CannedAnswer(200, Map.of(), "{}"));

        assertInstanceOf(RerunRun.RerunAnswer.Failed.class, reruns.failedJobs(DOWNSTREAM, run));
        assertInstanceOf(LookAtRun.RunAnswer.Failed.class, runs.look(DOWNSTREAM, run, "1"));
        assertInstanceOf(LookAtRun.RunAnswer.Failed.class, runs.look(DOWNSTREAM, run, "1"));
        assertEquals(new RerunRun.RerunAnswer.Taken(), reruns.failedJobs(DOWNSTREAM, run));
    }
}
