package crcr.application.callback;

import static crcr.application.callback.ReportStage.COMPLETED;
import static crcr.application.callback.ReportStage.IN_PROGRESS;
import static crcr.application.callback.ReportStage.TWO;
import static crcr.application.callback.ReportStage.answered;
import static crcr.application.callback.ReportStage.assertTaken;
import static crcr.application.callback.ReportStage.taken;
import static crcr.application.callback.ScriptedHud.AWAY;
import static crcr.application.callback.ScriptedHud.DELIVERED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crcr.application.hud.Hud;
import crcr.domain.delivery.Payload;
import crcr.domain.job.JobState;
import crcr.domain.job.ReportStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report that is repeated under its key gets the first answer. */
final class RepeatedReportTest {
    private final ReportStage stage = new ReportStage();

    @Test
    void aRepeatGetsTheFirstAnswerAndHudIsNotAskedAgain() {
        stage.dispatchToTwo();
        FirstAnswer.Taken first = taken(stage.record("a/two", IN_PROGRESS, "key"));

        stage.clock().pass(Duration.ofMinutes(5));
        assertEquals(new CallbackOutcome.Repeated(TWO, first), stage.record("a/two", IN_PROGRESS, "key"));
        assertEquals(1, stage.hud().received().size());
    }

    @Test
    void aRepeatOfWhatWasQueuedIsToldSoAndQueuedOnce() {
        stage.dispatchToTwo();
        stage.hud().answers(AWAY);
        stage.record("a/two", IN_PROGRESS, "key");

        stage.hud().answers(DELIVERED);
        CallbackOutcome.Repeated repeated =
                assertInstanceOf(CallbackOutcome.Repeated.class, stage.record("a/two", IN_PROGRESS, "key"));
        assertEquals(
                HudFate.QUEUED,
                assertInstanceOf(FirstAnswer.Taken.class, repeated.first()).hud());
        assertEquals(1, stage.waitingForHud());
    }

    @Test
    void aRepeatOfWhatHudRefusedIsRefusedWithoutAskingIt() {
        stage.dispatchToTwo();
        stage.hud().answers(new Hud.HudAnswer.Refused(422, "name is too long"));
        stage.record("a/two", IN_PROGRESS, "key");
        stage.hud().received().clear();

        assertEquals(
                new CallbackOutcome.Repeated(TWO, new FirstAnswer.RefusedByHud(422, "name is too long")),
                stage.record("a/two", IN_PROGRESS, "key"));
        assertEquals(List.of(), stage.hud().received());
        stage.hud().answers(DELIVERED);
        assertTaken(HudFate.DELIVERED, stage.record("a/two", IN_PROGRESS, "another"));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429})
    void aRefusalForNowIsNotTheLastWord(int status) {
        stage.dispatchToTwo();
        stage.hud().answers(new Hud.HudAnswer.Busy(status, "not now"));
        assertEquals(
                answered(new FirstAnswer.RefusedByHud(status, "not now")), stage.record("a/two", IN_PROGRESS, "key"));

        stage.hud().answers(DELIVERED);
        assertTaken(HudFate.DELIVERED, stage.record("a/two", IN_PROGRESS, "key"));
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefusedAndMovesNothing() {
        stage.dispatchToTwo();
        stage.record("a/two", IN_PROGRESS, "key");
        CallbackBody other = new CallbackBody.WellFormed(
                COMPLETED.report(),
                COMPLETED.echo(),
                COMPLETED.checkRun(),
                COMPLETED.words(),
                new Payload("{}".getBytes(StandardCharsets.UTF_8)));

        assertEquals(new CallbackOutcome.KeyOfAnotherBody(), stage.record("a/two", other, "key"));
        assertTaken(HudFate.DELIVERED, stage.record("a/two", other, "another"));
    }

    @Test
    void whatTheStateMachineRefusesMayBeRepeatedOnceItIsPossible() {
        stage.dispatchToTwo();
        assertInstanceOf(CallbackOutcome.Conflict.class, stage.record("a/two", COMPLETED, "end"));
        stage.record("a/two", IN_PROGRESS, "begin");

        assertTaken(HudFate.DELIVERED, stage.record("a/two", COMPLETED, "end"));
    }

    @Test
    void aReplayUnderANewKeyIsStillRefused() {
        stage.dispatchToTwo();
        stage.record("a/two", IN_PROGRESS, "key");

        assertEquals(
                new CallbackOutcome.Conflict(ReportStatus.IN_PROGRESS.refusal(JobState.IN_PROGRESS)),
                stage.record("a/two", IN_PROGRESS, "another"));
    }
}
