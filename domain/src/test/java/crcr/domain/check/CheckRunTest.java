package crcr.domain.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.domain.allowlist.Level;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobTimes;
import crcr.domain.repository.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What GitHub gets to show is a function of the job, and nothing of the caller's is markup in it. */
final class CheckRunTest {
    private static final Instant DISPATCHED = Instant.parse("2026-05-04T12:00:00Z");
    private static final Instant BEGAN = DISPATCHED.plusSeconds(75);
    private static final Instant ENDED = BEGAN.plusSeconds(3_720);
    private static final JobLink ON_GITHUB = new JobLink.OnGitHub("https://github.com", Optional.empty());

    private static ShownJob shown(CheckState state, Optional<String> artifact, JobLink link) {
        Optional<Instant> ended = state instanceof CheckState.Completed ? Optional.of(ENDED) : Optional.empty();
        return shown(state, new JobTimes(Optional.of(DISPATCHED), BEGAN, ended), artifact, link);
    }

    private static ShownJob shown(CheckState state, JobTimes times, Optional<String> artifact, JobLink link) {
        JobStanding standing = new JobStanding(
                new JobKey(new DeliveryId("d-1"), RepositoryName.of("org/repo"), "123", "2", "build"),
                "CI",
                new PullRequestCommit(4711, "abc"),
                state,
                false,
                times,
                Optional.of(new TestCounts(42, 3, 5)),
                artifact,
                Optional.empty(),
                Optional.empty());
        return new ShownJob(standing, Optional.of(Level.L4), List.of("alice", "@bob"), link);
    }

    private static CheckRun completed(Conclusion conclusion) {
        return CheckRun.of(shown(new CheckState.Completed(conclusion), Optional.empty(), ON_GITHUB));
    }

    @Test
    void aRunningJobIsInProgress() {
        CheckRun run = CheckRun.of(shown(new CheckState.InProgress(), Optional.empty(), ON_GITHUB));

        assertEquals("crcr/org/repo/CI/build", run.name().value());
        assertEquals("abc", run.headSha());
        assertEquals("123:4711", run.externalId());
        assertEquals("in_progress", run.state().status());
        assertEquals(Optional.of("https://github.com/org/repo/actions/runs/123/attempts/2"), run.detailsUrl());
        assertEquals(Optional.of(BEGAN), run.started());
        assertEquals(Optional.empty(), run.completed());
        assertEquals("In progress", run.title());
    }

    @Test
    void aCompletedOneHasItsTimes() {
        CheckRun run = completed(Conclusion.TIMED_OUT);

        assertEquals(Optional.of(ENDED), run.completed());
        assertEquals("Timed out after 1 h 2 min", run.title());
        assertEquals("""
                - Downstream: `org/repo`, at L4
                - Run: `123`, attempt `2`
                - Its run waited for its start: 1 min 15 s
                - Ran for: 1 h 2 min
                - Tests: 42 passed, 3 failed, 5 skipped
                - On call: `alice`, `@bob`
                """, run.summary());
    }

    @Test
    void oneThatIsQueuedAgainHasNotBegun() {
        CheckRun run = CheckRun.of(shown(new CheckState.Queued(), Optional.empty(), ON_GITHUB));

        assertEquals("queued", run.state().status());
        assertEquals(Optional.empty(), run.started());
        assertEquals("Queued again", run.title());
    }

    @ParameterizedTest
    @EnumSource(Conclusion.class)
    void staleAloneIsShownAsAnother(Conclusion conclusion) {
        Conclusion expected = conclusion == Conclusion.STALE ? Conclusion.NEUTRAL : conclusion;

        assertEquals(expected, new CheckState.Completed(conclusion).shown());
    }

    @Test
    void aConfirmedJobLeadsToTheJobItself() {
        JobLink link = new JobLink.OnGitHub("https://ghe.example.org", Optional.of("99"));

        assertEquals(
                Optional.of("https://ghe.example.org/org/repo/actions/runs/123/job/99"),
                CheckRun.of(shown(new CheckState.InProgress(), Optional.empty(), link))
                        .detailsUrl());
    }

    @Test
    void aJobOfAnotherSystemSaysThatItCannotRunAgainFromHere() {
        JobLink link = new JobLink.Elsewhere(Optional.of("https://ci.example.org/1"));
        CheckRun run = CheckRun.of(shown(new CheckState.InProgress(), Optional.empty(), link));

        assertEquals(Optional.of("https://ci.example.org/1"), run.detailsUrl());
        assertTrue(run.summary().contains("cannot be run again from here"));
        assertFalse(completed(Conclusion.SUCCESS).summary().contains("again"));
    }

    @Test
    void anArtifactIsShownAsText() {
        String summary = CheckRun.of(
                        shown(new CheckState.InProgress(), Optional.of("https://example.org/a?b=c"), ON_GITHUB))
                .summary();

        assertTrue(summary.contains("- Artifact: `https://example.org/a?b=c`\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://e.org/`<b>`", "https://e.org/\n# big", "https://e.org/a b", "https://e.org/\u0007"})
    void aLinkThatWouldLeaveItsQuotationIsNotShown(String link) {
        String summary = CheckRun.of(shown(new CheckState.InProgress(), Optional.of(link), ON_GITHUB))
                .summary();

        assertFalse(summary.contains("Artifact"), summary);
    }

    @Test
    void aLinkThatIsTooLongIsNotShown() {
        String link = "https://e.org/" + "x".repeat(500);

        assertFalse(CheckRun.of(shown(new CheckState.InProgress(), Optional.of(link), ON_GITHUB))
                .summary()
                .contains("Artifact"));
    }

    @ParameterizedTest
    @CsvSource({"59,59 s", "60,1 min 0 s", "3599,59 min 59 s", "3600,1 h 0 min"})
    void timesAreInWords(long seconds, String words) {
        JobTimes times = new JobTimes(Optional.of(BEGAN.minusSeconds(seconds)), BEGAN, Optional.empty());
        ShownJob waited = shown(new CheckState.InProgress(), times, Optional.empty(), ON_GITHUB);

        assertTrue(CheckRun.of(waited).summary().contains("start: " + words + "\n"));
    }
}
