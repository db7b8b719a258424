package crcr.infrastructure.redis.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.application.callback.FirstAnswer;
import crcr.application.callback.HudFate;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept of an answer, also between processes of this version and of the one before. */
final class AnswerTextTest {
    private static final JobTimes RUNS = new JobTimes(Optional.of(at(1_000)), at(2_500), Optional.empty());
    private static final JobTimes ENDED = new JobTimes(Optional.of(at(1_000)), at(2_500), Optional.of(at(9_000)));
    private static final JobTimes RUNS_BESIDE = new JobTimes(Optional.empty(), at(2_500), Optional.empty());
    private static final JobTimes ENDED_BESIDE = new JobTimes(Optional.empty(), at(2_500), Optional.of(at(9_000)));

    private static Instant at(long milliseconds) {
        return Instant.ofEpochMilli(milliseconds);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsKeptIsWhatIsRead(HudFate hud) {
        for (FirstAnswer.Taken answer : List.of(
                new FirstAnswer.Taken(ReportStatus.IN_PROGRESS, RUNS, hud),
                new FirstAnswer.Taken(ReportStatus.IN_PROGRESS, RUNS_BESIDE, hud),
                new FirstAnswer.Taken(ReportStatus.COMPLETED, ENDED, hud),
                new FirstAnswer.Taken(ReportStatus.COMPLETED, ENDED_BESIDE, hud))) {
            assertEquals(answer, AnswerText.read(AnswerText.of(answer)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSelfReportKeepsWhetherItsCommitIsVerifiedAndIsACompletedJobForTheVersionBefore(HudFate hud) {
        for (boolean verified : List.of(true, false)) {
            FirstAnswer answer = new FirstAnswer.SelfReported(hud, verified);
            assertEquals(answer, AnswerText.read(AnswerText.of(answer)));
        }
        assertEquals(
                List.of("taken", "COMPLETED", "DELIVERED", "0", "0", "0"),
                firstWords(new FirstAnswer.SelfReported(HudFate.DUPLICATE, true)));
    }

    @Test
    void aRefusalKeepsItsWords() {
        FirstAnswer refusal = new FirstAnswer.RefusedByHud(422, "no such  job ");

        assertEquals(refusal, AnswerText.read(AnswerText.of(refusal)));
    }

    @Test
    void whatTheVersionBeforeKeptIsRead() {
        assertEquals(
                new FirstAnswer.Taken(ReportStatus.IN_PROGRESS, RUNS, HudFate.QUEUED),
                AnswerText.read("taken IN_PROGRESS QUEUED 1000 2500 "));
        assertEquals(
                new FirstAnswer.Taken(ReportStatus.COMPLETED, ENDED, HudFate.SKIPPED),
                AnswerText.read("taken COMPLETED SKIPPED 1000 2500 9000"));
    }

    @Test
    void theVersionBeforeReadsFiveWordsAndKnowsNoDuplicateAndNoJobWithoutQueueTime() {
        assertEquals(
                List.of("taken", "COMPLETED", "DELIVERED", "1000", "2500", "9000"),
                firstWords(new FirstAnswer.Taken(ReportStatus.COMPLETED, ENDED, HudFate.DUPLICATE)));
        assertEquals(
                List.of("taken", "IN_PROGRESS", "QUEUED", "2500", "2500", ""),
                firstWords(new FirstAnswer.Taken(ReportStatus.IN_PROGRESS, RUNS_BESIDE, HudFate.QUEUED)));
    }

    private static List<String> firstWords(FirstAnswer answer) {
        return Arrays.asList(AnswerText.of(answer).split(" ", -1)).subList(0, 6);
    }
}
