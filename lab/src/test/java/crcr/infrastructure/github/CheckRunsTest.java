package crcr.infrastructure.github;

import static crcr.lab.simulator.github.GitHubOperation.CREATE_CHECK_RUN;
import static crcr.lab.simulator.github.GitHubOperation.INSTALLATION;
import static crcr.lab.simulator.github.GitHubOperation.TOKEN;
import static crcr.lab.simulator.github.GitHubOperation.UPDATE_CHECK_RUN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crcr.application.check.PutCheckRun;
import crcr.application.check.PutCheckRun.CheckRunAnswer;
import crcr.domain.check.CheckName;
import crcr.domain.check.CheckRun;
import crcr.domain.check.CheckState;
import crcr.domain.job.Conclusion;
import crcr.domain.repository.RepositoryName;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.checks.SimulatedCheckRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Check runs as GitHub gets them, and its answers. */
class CheckRunsTest extends AgainstSimulator {
    private static final Instant BEGAN = Instant.parse("2026-11-20T11:00:00.123456Z");
    private static final String SHA = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567";

    private final PutCheckRun checkRuns = gitHub.checkRuns(RepositoryName.of("up/stream"));

    @BeforeEach
    void prepare() {
        simulator.install("up/stream");
        simulator.checks().addCommit("up/stream", SHA);
    }

    private static CheckRun checkRun(CheckState state) {
        return checkRun(state, "build");
    }

    private static CheckRun checkRun(CheckState state, String job) {
        return new CheckRun(
                CheckName.of(RepositoryName.of("org/repo"), "CI", job),
                SHA,
                state,
                "123:4711",
                Optional.of("https://github.com/org/repo/actions/runs/123/attempts/1"),
                state instanceof CheckState.Queued ? Optional.empty() : Optional.of(BEGAN),
                state instanceof CheckState.Completed ? Optional.of(BEGAN.plusSeconds(60)) : Optional.empty(),
                "A title",
                "- A summary\n");
    }

    private static CheckRun running() {
        return checkRun(new CheckState.InProgress());
    }

    private static CheckRun completed(Conclusion conclusion) {
        return checkRun(new CheckState.Completed(conclusion));
    }

    private long create(CheckRun checkRun) {
        return assertInstanceOf(CheckRunAnswer.Shown.class, checkRuns.create(checkRun))
                .id();
    }

    private SimulatedCheckRun shown() {
        return simulator.checks().shown("up/stream", SHA).firstEntry().getValue();
    }

    @Test
    void aCheckRunShowsOnTheCommit() {
        long id = create(running());

        assertEquals(
                new SimulatedCheckRun(
                        id,
                        shown().suite(),
                        simulator.appId(),
                        "up/stream",
                        SHA,
                        "crcr/org/repo/CI/build",
                        "123:4711",
                        "in_progress",
                        Optional.empty(),
                        Optional.of("https://github.com/org/repo/actions/runs/123/attempts/1"),
                        Optional.of(Instant.parse("2026-11-20T11:00:00Z")),
                        Optional.empty(),
                        "A title",
                        "- A summary\n"),
                shown());
    }

    @Test
    void anUpdateCompletesIt() {
        long id = create(running());

        assertEquals(new CheckRunAnswer.Shown(id), checkRuns.update(id, completed(Conclusion.FAILURE)));
        assertEquals(1, simulator.checks().all().size());
        assertEquals(Optional.of("failure"), shown().conclusion());
        assertEquals(Optional.of(Instant.parse("2026-11-20T11:01:00Z")), shown().completedAt());
    }

    @Test
    void aCompletedOneCanBeQueuedAgain() {
        long id = create(completed(Conclusion.FAILURE));

        assertEquals(new CheckRunAnswer.Shown(id), checkRuns.update(id, checkRun(new CheckState.Queued())));
        assertEquals("queued", shown().status());
        assertEquals(Optional.empty(), shown().conclusion());
    }

    @ParameterizedTest
    @EnumSource(Conclusion.class)
    void gitHubTakesEveryConclusion(Conclusion conclusion) {
        create(completed(conclusion));

        assertEquals(
                Optional.of(conclusion == Conclusion.STALE ? "neutral" : conclusion.wireName()), shown().conclusion());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a <b>*c*</b> `d`", "emoji \uD83D\uDE80", "line\nbreak\u202e", "quote \" back \\ slash"})
    void everyNameArrives(String job) {
        CheckRun named = checkRun(new CheckState.InProgress(), job + "x".repeat(300));
        create(named);

        assertEquals(named.name().value(), shown().name());
    }

    @Test
    void eachIsOneCallWithATokenForThatAlone() throws Exception {
        long id = create(running());
        checkRuns.update(id, completed(Conclusion.SUCCESS));

        assertEquals(List.of(INSTALLATION, TOKEN, CREATE_CHECK_RUN, UPDATE_CHECK_RUN), operations());
        JsonNode asked =
                new ObjectMapper().readTree(text(simulator.requests(TOKEN).getFirst()));
        assertEquals("{\"repositories\":[\"stream\"],\"permissions\":{\"checks\":\"write\"}}", asked.toString());
    }

    @Test
    void aCommitThatGitHubDoesNotKnowIsToldFromOtherRefusals() {
        simulator.checks().removeCommit("up/stream", SHA);
        assertInstanceOf(CheckRunAnswer.UnknownCommit.class, checkRuns.create(running()));

        simulator.failNext(1, CREATE_CHECK_RUN, GitHubFault.error(422, "Invalid request.\n\nname is bad."));
        CheckRunAnswer.Refused refused = assertInstanceOf(CheckRunAnswer.Refused.class, checkRuns.create(running()));
        assertTrue(refused.message().contains("422 Invalid request. name is bad."), refused.message());
    }

    @Test
    void aCheckRunThatGitHubDoesNotKnowIsTold() {
        assertInstanceOf(CheckRunAnswer.UnknownCheckRun.class, checkRuns.update(5, running()));
    }

    @Test
    void aRepositoryWithoutTheAppIsARefusal() {
        PutCheckRun elsewhere = gitHub.checkRuns(RepositoryName.of("up/other"));

        CheckRunAnswer.Refused created = assertInstanceOf(CheckRunAnswer.Refused.class, elsewhere.create(running()));
        assertTrue(created.message().contains("not installed on up/other"), created.message());
        assertInstanceOf(CheckRunAnswer.Refused.class, elsewhere.update(5, running()));
    }

    @Test
    void aPermissionThatIsNotGrantedIsARefusal() {
        simulator.accept("up", Map.of("contents", "write", "metadata", "read"), List.of());

        CheckRunAnswer.Refused refused = assertInstanceOf(CheckRunAnswer.Refused.class, checkRuns.create(running()));
        assertTrue(refused.message().contains("permissions requested are not granted"), refused.message());
    }

    @Test
    void aPermissionThatWasTakenBackIsARefusal() {
        simulator.failNext(1, CREATE_CHECK_RUN, GitHubFault.error(403, "Resource not accessible by integration"));

        CheckRunAnswer.Refused refused = assertInstanceOf(CheckRunAnswer.Refused.class, checkRuns.create(running()));
        assertTrue(refused.message().contains("403 Resource not accessible by integration"), refused.message());
    }

    @Test
    void aRateLimitTellsHowLongToWait() {
        simulator.failNext(
                1,
                CREATE_CHECK_RUN,
                new GitHubFault.CannedAnswer(
                        403,
                        Map.of("Retry-After", "60"),
                        "{\"message\":\"You have exceeded a secondary rate limit\"}"));

        CheckRunAnswer.Limited limited = assertInstanceOf(CheckRunAnswer.Limited.class, checkRuns.create(running()));
        assertEquals(Optional.of(Duration.ofSeconds(60)), limited.told());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 408})
    void whatMayPassIsAFailure(int status) {
        long id = create(running());
        simulator.failNext(1, UPDATE_CHECK_RUN, GitHubFault.error(status, "try later"));

        assertInstanceOf(CheckRunAnswer.Failed.class, checkRuns.update(id, completed(Conclusion.SUCCESS)));
        assertEquals(new CheckRunAnswer.Shown(id), checkRuns.update(id, completed(Conclusion.SUCCESS)));
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "CREATE_CHECK_RUN"})
    void aBrokenConnectionIsAFailure(GitHubOperation operation) {
        simulator.failNext(1, operation, new GitHubFault.Reset());

        assertInstanceOf(CheckRunAnswer.Failed.class, checkRuns.create(running()));
        create(running());
    }

    @Test
    void silenceIsAFailureOnceTheTimeIsOver() {
        simulator.failNext(1, CREATE_CHECK_RUN, new GitHubFault.Silence());
        PutCheckRun impatient = gitHub(clock, Duration.ofMillis(300)).checkRuns(RepositoryName.of("up/stream"));

        CheckRunAnswer.Failed failed = assertInstanceOf(CheckRunAnswer.Failed.class, impatient.create(running()));
        assertTrue(failed.cause().contains("no complete answer within 300 ms"), failed.cause());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"id\":\"x\"}"})
    void anAnswerThatMakesNoSenseIsAFailure(String body) {
        simulator.failNext(1, CREATE_CHECK_RUN, new GitHubFault.CannedAnswer(201, Map.of(), body));

        assertInstanceOf(CheckRunAnswer.Failed.class, checkRuns.create(running()));
    }

    @Test
    void aTokenThatWasRevokedIsReplacedOnce() {
        long id = create(running());
        simulator.revokeTokens();

        assertEquals(new CheckRunAnswer.Shown(id), checkRuns.update(id, completed(Conclusion.SUCCESS)));
        assertEquals(2, count(TOKEN));
    }

    @Test
    void anInterruptIsAFailureAndIsNotLost() {
        Thread.currentThread().interrupt();
        CheckRunAnswer answer = checkRuns.create(running());

        assertTrue(Thread.interrupted());
        assertEquals(new CheckRunAnswer.Failed("interrupted"), answer);
    }

    @Test
    void anUpstreamThatWasRenamedIsFollowedByItsId() {
        long id = create(running());
        simulator.rename("up/stream", "above/river");

        assertEquals(new CheckRunAnswer.Shown(id), checkRuns.update(id, completed(Conclusion.SUCCESS)));
        int before = simulator.requests().size();
        assertEquals(new CheckRunAnswer.Shown(id), checkRuns.update(id, completed(Conclusion.FAILURE)));
        assertEquals(before + 1, simulator.requests().size());
        assertEquals(Optional.of("failure"), simulator.checks().all().getFirst().conclusion());
    }
}
