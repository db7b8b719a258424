package crcr.domain.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.params.provider.EnumSource;

/** Which jobs show as queued when GitHub runs a run again. */
final class RunAgainTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private static JobStanding standing(String job, String attempt, CheckState state) {
        return new JobStanding(
                new JobKey(new DeliveryId("d-1"), RepositoryName.of("org/repo"), "123", attempt, job),
                "CI",
                new PullRequestCommit(4711, "abc"),
                state,
                false,
                new JobTimes(Optional.empty(), NOW.minusSeconds(60), Optional.of(NOW)),
                Optional.of(new TestCounts(1, 2, 3)),
                Optional.of("https://example.org"),
                Optional.of("17"),
                Optional.empty());
    }

    private static JobStanding ended(String job, String attempt, Conclusion conclusion) {
        return standing(job, attempt, new CheckState.Completed(conclusion));
    }

    private static List<String> names(List<JobStanding> standings) {
        return standings.stream()
                .map(standing -> standing.job().jobName() + " " + standing.job().runAttempt())
                .sorted()
                .toList();
    }

    @Test
    void aQueuedJobHasNothingOfItsFormerAttempt() {
        JobStanding queued = RunAgain.allJobs(List.of(ended("build", "1", Conclusion.FAILURE)), NOW)
                .getFirst();

        assertEquals(new CheckState.Queued(), queued.state());
        assertEquals(0, queued.rank());
        assertEquals(Optional.empty(), queued.tests());
        assertEquals(Optional.empty(), queued.artifact());
        assertEquals(Optional.empty(), queued.jobId());
        assertEquals(new JobTimes(Optional.empty(), NOW, Optional.empty()), queued.times());
    }

    @Test
    void allJobsAreQueuedInTheAttemptAfterTheRunsLastOne() {
        List<JobStanding> ofRun = List.of(
                ended("build", "1", Conclusion.FAILURE),
                ended("build", "10", Conclusion.SUCCESS),
                ended("test", "9", Conclusion.SUCCESS),
                standing("lint", "1", new CheckState.InProgress()));

        assertEquals(List.of("build 11", "lint 11", "test 11"), names(RunAgain.allJobs(ofRun, NOW)));
    }

    @ParameterizedTest
    @EnumSource
    void ofFailedJobsThoseThatFailedInTheirLastAttemptAreQueued(Conclusion conclusion) {
        List<JobStanding> ofRun = List.of(
                ended("mended", "1", Conclusion.FAILURE),
                ended("mended", "2", Conclusion.SUCCESS),
                ended("build", "2", conclusion),
                standing("lint", "2", new CheckState.InProgress()));
        boolean fails = switch (conclusion) {
            case FAILURE, CANCELLED, TIMED_OUT, ACTION_REQUIRED -> true;
            case SUCCESS, NEUTRAL, SKIPPED, STALE -> false;
        };

        assertEquals(fails ? List.of("build 3") : List.of(), names(RunAgain.failedJobs(ofRun, NOW)));
    }

    @Test
    void anAttemptMayHaveAsManyDigitsAsACallerMaySend() {
        assertEquals(
                List.of("build 10000000000000000000"),
                names(RunAgain.allJobs(List.of(ended("build", "9999999999999999999", Conclusion.FAILURE)), NOW)));
    }

    @Test
    void whereNothingShowsNothingIsQueued() {
        assertEquals(List.of(), RunAgain.allJobs(List.of(), NOW));
    }
}
