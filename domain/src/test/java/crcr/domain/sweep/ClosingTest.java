package crcr.domain.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.domain.job.Conclusion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClosingTest {
    private static EndedRun run(String conclusion, EndedRun.Job... jobs) {
        return new EndedRun(Conclusion.named(conclusion), List.of(jobs));
    }

    private static EndedRun.Job job(String id, String name, String conclusion) {
        return new EndedRun.Job(id, name, Conclusion.named(conclusion));
    }

    private static Closing ended(Conclusion conclusion, Conclusion... ofGitHub) {
        return new Closing(
                conclusion, Closing.Reason.RUN_ENDED, Arrays.stream(ofGitHub).findFirst());
    }

    @Test
    void silenceIsATimeOut() {
        assertEquals(new Closing(Conclusion.TIMED_OUT, Closing.Reason.SILENT, Optional.empty()), Closing.timedOut());
        assertEquals("silent", Closing.Reason.SILENT.wireName());
        assertEquals("run_ended", Closing.Reason.RUN_ENDED.wireName());
    }

    @Test
    void theNumberOfTheJobCountsBeforeItsName() {
        EndedRun run = run("failure", job("1", "build", "failure"), job("2", "test", "cancelled"));

        assertEquals(ended(Conclusion.CANCELLED, Conclusion.CANCELLED), Closing.of(run, Optional.of("2"), "build"));
    }

    @Test
    void theNameCountsIfGitHubListsNoSuchNumberAndOneSuchName() {
        EndedRun run = run("failure", job("1", "build", "success"), job("2", "test", "failure"));

        assertEquals(ended(Conclusion.SUCCESS, Conclusion.SUCCESS), Closing.of(run, Optional.of("9"), "build"));
        assertEquals(ended(Conclusion.SUCCESS, Conclusion.SUCCESS), Closing.of(run, Optional.empty(), "build"));
    }

    @Test
    void aNameThatTwoJobsHaveSaysNothing() {
        EndedRun run = run("cancelled", job("1", "build", "success"), job("2", "build", "failure"));

        assertEquals(ended(Conclusion.CANCELLED, Conclusion.CANCELLED), Closing.of(run, Optional.empty(), "build"));
    }

    @ParameterizedTest
    @CsvSource({"success, NEUTRAL", "failure, FAILURE", "cancelled, CANCELLED", "timed_out, TIMED_OUT", "stale, STALE"})
    void aJobThatGitHubDoesNotListEndedAsItsRunDidAndIsNeutralIfThatSucceeded(String ofRun, Conclusion conclusion) {
        assertEquals(
                ended(conclusion, Conclusion.named(ofRun).orElseThrow()),
                Closing.of(run(ofRun, job("1", "build", "failure")), Optional.of("2"), ""));
    }

    @Test
    void aWordThatIsNotKnownIsATimeOut() {
        assertEquals(ended(Conclusion.TIMED_OUT), Closing.of(run("startup_failure"), Optional.of("1"), "build"));
        assertEquals(
                ended(Conclusion.TIMED_OUT),
                Closing.of(run("success", job("1", "build", "startled")), Optional.of("1"), "build"));
    }
}
