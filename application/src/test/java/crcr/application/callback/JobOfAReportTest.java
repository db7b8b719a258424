package crcr.application.callback;

import static crcr.application.callback.ReportStage.COMPLETED;
import static crcr.application.callback.ReportStage.IN_PROGRESS;
import static crcr.application.callback.ReportStage.TWO;
import static crcr.application.callback.ReportStage.answered;
import static crcr.application.callback.ReportStage.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.application.store.Scene;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.DispatchFacts;
import crcr.domain.job.JobPlace;
import crcr.domain.job.JobReport;
import crcr.domain.job.JobState;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.WorkflowWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A report moves a job that was dispatched, if the state of the job allows it. */
final class JobOfAReportTest {
    private final ReportStage stage = new ReportStage();

    @Test
    void aReportWithoutDispatchIsRefused() {
        JobReport report = IN_PROGRESS.report();

        assertEquals(
                new CallbackOutcome.NotDispatched(report.of(RepositoryName.of("a/two"))),
                stage.record("a/two", IN_PROGRESS));
        assertEquals(List.of(), stage.hud().received());
    }

    @Test
    void aWholeJobIsDeliveredWithItsTimes() {
        Instant dispatched = stage.clock().instant();
        stage.dispatchToTwo();
        stage.clock().pass(Duration.ofMillis(1_234));
        Instant inProgress = stage.clock().instant();
        JobTimes started = new JobTimes(Optional.of(dispatched), inProgress, Optional.empty());
        assertEquals(
                answered(new FirstAnswer.Taken(ReportStatus.IN_PROGRESS, started, HudFate.DELIVERED)),
                stage.record("a/two", IN_PROGRESS));

        stage.clock().pass(Duration.ofSeconds(90));
        JobTimes ended = new JobTimes(
                Optional.of(dispatched), inProgress, Optional.of(stage.clock().instant()));
        assertEquals(
                answered(new FirstAnswer.Taken(ReportStatus.COMPLETED, ended, HudFate.DELIVERED)),
                stage.record("a/two", COMPLETED));

        DispatchFacts facts =
                new DispatchFacts(new DeliveryId("d1"), Scene.pullRequest("d1").event(), dispatched);
        assertEquals(
                List.of(
                        new HudRecord(move(IN_PROGRESS, started, facts), caller("a/two")),
                        new HudRecord(move(COMPLETED, ended, facts), caller("a/two"))),
                stage.hud().received());
    }

    private static Move move(CallbackBody.WellFormed body, JobTimes times, DispatchFacts facts) {
        JobReport report = body.report();
        return new Move(
                report.of(RepositoryName.of("a/two")),
                report,
                times,
                facts,
                TWO,
                WorkflowWords.NOTHING,
                body.payload(),
                false,
                Move.By.CALLER,
                new JobPlace.OnGitHub(Optional.empty()));
    }

    @Test
    void aRefusedMoveIsAConflictInWords() {
        stage.dispatchToTwo();
        assertEquals(
                new CallbackOutcome.Conflict(
                        "this job has not reported in_progress yet, and must do so before completed"),
                stage.record("a/two", COMPLETED));
        stage.record("a/two", IN_PROGRESS);
        assertEquals(
                new CallbackOutcome.Conflict(ReportStatus.IN_PROGRESS.refusal(JobState.IN_PROGRESS)),
                stage.record("a/two", IN_PROGRESS));
        assertEquals(1, stage.hud().received().size());
    }
}
