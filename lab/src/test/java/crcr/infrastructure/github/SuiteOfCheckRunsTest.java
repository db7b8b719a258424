package crcr.infrastructure.github;

import static crcr.lab.simulator.github.GitHubOperation.SUITE_CHECK_RUNS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crcr.application.rerun.ListSuite;
import crcr.application.rerun.ListSuite.Listed;
import crcr.application.rerun.ListSuite.SuiteAnswer;
import crcr.domain.check.CheckName;
import crcr.domain.check.CheckRun;
import crcr.domain.check.CheckState;
import crcr.domain.repository.RepositoryName;
import crcr.lab.simulator.github.GitHubFault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check runs of a suite, as GitHub lists them. */
class SuiteOfCheckRunsTest extends AgainstSimulator {
    private static final String SHA = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567";

    private static final String URL = "https://github.com/org/repo/actions/runs/1";

    private final ListSuite suites = gitHub.checkSuites(RepositoryName.of("up/stream"));

    @BeforeEach
    void prepare() {
        simulator.install("up/stream");
        simulator.checks().addCommit("up/stream", SHA);
    }

    private void create(String job, String externalId) {
        gitHub.checkRuns(RepositoryName.of("up/stream"))
                .create(new CheckRun(
                        CheckName.of(RepositoryName.of("org/repo"), "CI", job),
                        SHA,
                        new CheckState.InProgress(),
                        externalId,
                        Optional.of(URL),
                        Optional.empty(),
                        Optional.empty(),
                        "A title",
                        "A summary"));
    }

    private long suite() {
        return simulator.checks().all().getFirst().suite();
    }

    private List<Listed> found(long suite) {
        return assertInstanceOf(SuiteAnswer.Found.class, suites.checkRuns(suite))
                .checkRuns();
    }

    @Test
    void theNewestOfEachNameIsListed() {
        create("build", "1:7");
        create("test", "2:7");
        create("build", "3:7");

        assertEquals(
                List.of(
                        new Listed("crcr/org/repo/CI/build", "3:7", URL),
                        new Listed("crcr/org/repo/CI/test", "2:7", URL)),
                found(suite()));
        assertEquals(1, count(SUITE_CHECK_RUNS));
    }

    @Test
    void thoseOfAnotherAppAreNot() {
        long suite = simulator
                .checks()
                .createByAnotherApp("up/stream", SHA, "crcr/org/repo/CI/build", "9:7")
                .suite();

        assertEquals(List.of(), found(suite));
    }

    @Test
    void allPagesAreListed() {
        for (int i = 0; i < 201; i++) {
            create("job " + i, i + ":7");
        }

        assertEquals(201, found(suite()).size());
        assertEquals(3, count(SUITE_CHECK_RUNS));
    }

    @Test
    void aSuiteThatGitHubDoesNotKnowIsARefusal() {
        assertInstanceOf(SuiteAnswer.Refused.class, suites.checkRuns(5));
    }

    @Test
    void whatIsNotListedWholeIsNotListed() {
        create("build", "1:7");
        simulator.failNext(1, SUITE_CHECK_RUNS, GitHubFault.error(502, "try later"));
        assertInstanceOf(SuiteAnswer.Failed.class, suites.checkRuns(suite()));

        simulator.failNext(1, SUITE_CHECK_RUNS, new GitHubFault.CannedAnswer(200, Map.of(), "{\"total_count\":1}"));
        assertInstanceOf(SuiteAnswer.Failed.class, suites.checkRuns(suite()));

        simulator.failNext(1, SUITE_CHECK_RUNS, new GitHubFault.CannedAnswer(429, Map.of("Retry-After", "7"), ""));
        assertEquals(
                Optional.of(Duration.ofSeconds(7)),
                assertInstanceOf(SuiteAnswer.Limited.class, suites.checkRuns(suite()))
                        .told());
    }
}
