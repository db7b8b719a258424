package crcr.application.callback;

import static crcr.application.callback.ReportStage.COMPLETED;
import static crcr.application.callback.ReportStage.IN_PROGRESS;
import static crcr.application.callback.ReportStage.TWO;
import static crcr.application.callback.ReportStage.answered;
import static crcr.application.callback.ReportStage.assertTaken;
import static crcr.application.callback.ScriptedHud.AWAY;
import static crcr.application.callback.ScriptedHud.DELIVERED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crcr.application.hud.Hud;
import crcr.application.hud.HudQueue;
import crcr.application.outbox.Claimed;
import crcr.domain.job.JobState;
import crcr.domain.job.ReportStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each of HUD's answers decides whether the job moves, and whether the record waits in the outbox. */
final class ReportToHudTest {
    private final ReportStage stage = new ReportStage();

    @Test
    void whatHudRefusesLeavesTheJobAsItWas() {
        stage.dispatchToTwo();
        stage.hud().answers(new Hud.HudAnswer.Refused(422, "name is too long"));
        assertEquals(
                answered(new FirstAnswer.RefusedByHud(422, "name is too long")), stage.record("a/two", IN_PROGRESS));
        assertInstanceOf(CallbackOutcome.Conflict.class, stage.record("a/two", COMPLETED));

        stage.hud().answers(DELIVERED);
        assertTaken(HudFate.DELIVERED, stage.record("a/two", IN_PROGRESS));
        stage.hud().answers(new Hud.HudAnswer.Refused(422, "name is too long"));
        assertEquals(answered(new FirstAnswer.RefusedByHud(422, "name is too long")), stage.record("a/two", COMPLETED));

        stage.hud().answers(DELIVERED);
        assertTaken(HudFate.DELIVERED, stage.record("a/two", COMPLETED));
    }

    @Test
    void whatHudHadBeforeIsTakenAndTheJobMoves() {
        stage.dispatchToTwo();
        assertTaken(HudFate.DELIVERED, stage.record("a/two", IN_PROGRESS));
        stage.hud().answers(new Hud.HudAnswer.Duplicate());

        assertTaken(HudFate.DUPLICATE, stage.record("a/two", COMPLETED, "key"));

        assertTaken(
                HudFate.DUPLICATE,
                new CallbackOutcome.Answered(
                        TWO,
                        assertInstanceOf(CallbackOutcome.Repeated.class, stage.record("a/two", COMPLETED, "key"))
                                .first()));
        assertEquals(2, stage.hud().received().size());
        assertEquals(
                new CallbackOutcome.Conflict(ReportStatus.COMPLETED.refusal(JobState.COMPLETED)),
                stage.record("a/two", COMPLETED));
        assertEquals(0, stage.waitingForHud());
    }

    @Test
    void withoutHudTheJobMovesAllTheSame() {
        stage.dispatchToTwo();
        stage.hud().answers(new Hud.HudAnswer.Skipped());

        assertTaken(HudFate.SKIPPED, stage.record("a/two", IN_PROGRESS));
        assertTaken(HudFate.SKIPPED, stage.record("a/two", COMPLETED));
        assertInstanceOf(CallbackOutcome.Conflict.class, stage.record("a/two", COMPLETED));
    }

    @Test
    void whatHudDoesNotTakeIsQueuedAndTheJobMoves() {
        stage.dispatchToTwo();
        stage.hud().answers(AWAY);

        assertTaken(HudFate.QUEUED, stage.record("a/two", IN_PROGRESS));
        assertEquals(
                new CallbackOutcome.Conflict(ReportStatus.IN_PROGRESS.refusal(JobState.IN_PROGRESS)),
                stage.record("a/two", IN_PROGRESS));
        assertEquals(1, stage.waitingForHud());
    }

    @Test
    void whatIsQueuedIsWhatHudWouldHaveBeenSent() {
        stage.dispatchToTwo();
        stage.hud().answers(AWAY);
        stage.record("a/two", IN_PROGRESS);

        assertEquals(
                stage.hud().received(),
                List.of(stage.hud().recordOf(stage.claimForHud().effect().content())));
    }

    @Test
    void nothingOvertakesARecordThatWaits() {
        stage.dispatchToTwo();
        stage.hud().answers(AWAY);
        stage.record("a/two", IN_PROGRESS);
        stage.hud().received().clear();

        stage.hud().answers(DELIVERED);
        assertTaken(HudFate.QUEUED, stage.record("a/two", COMPLETED));

        assertEquals(List.of(), stage.hud().received());
        Claimed first = stage.claimForHud();
        assertEquals(ReportStatus.IN_PROGRESS, HudQueue.report(first.effect()));
        stage.store().outbox().delivered(first);
        assertEquals(ReportStatus.COMPLETED, HudQueue.report(stage.claimForHud().effect()));
    }

    @Test
    void onceTheOutboxHasDeliveredTheWayIsShortAgain() {
        stage.dispatchToTwo();
        stage.hud().answers(AWAY);
        stage.record("a/two", IN_PROGRESS);
        stage.store().outbox().delivered(stage.claimForHud());

        stage.hud().answers(DELIVERED);
        assertTaken(HudFate.DELIVERED, stage.record("a/two", COMPLETED));
    }
}
