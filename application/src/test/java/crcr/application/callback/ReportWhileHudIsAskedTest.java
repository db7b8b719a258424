package crcr.application.callback;

import static crcr.application.callback.ReportStage.COMPLETED;
import static crcr.application.callback.ReportStage.IN_PROGRESS;
import static crcr.application.callback.ReportStage.assertTaken;
import static crcr.application.callback.ScriptedHud.DELIVERED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.hud.Hud;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** While HUD is asked about a report, its job is reserved. */
final class ReportWhileHudIsAskedTest {
    private final ReportStage stage = new ReportStage();

    @Test
    void theSameReportWhileHudIsAskedIsAConflict() {
        stage.dispatchToTwo();
        List<CallbackOutcome> meanwhile = new ArrayList<>();
        stage.hud().whileAsked(() -> {
            stage.hud().answers(DELIVERED);
            meanwhile.add(stage.record("a/two", IN_PROGRESS));
            return DELIVERED;
        });

        assertTaken(HudFate.DELIVERED, stage.record("a/two", IN_PROGRESS));
        assertEquals(
                List.of(new CallbackOutcome.Conflict(
                        "this job is reporting in_progress at this moment already; send each report once")),
                meanwhile);
        assertEquals(1, stage.hud().received().size());
    }

    @Test
    void anotherReportWhileHudIsAskedIsToldToWait() {
        stage.dispatchToTwo();
        List<CallbackOutcome> meanwhile = new ArrayList<>();
        stage.hud().whileAsked(() -> {
            stage.hud().answers(DELIVERED);
            meanwhile.add(stage.record("a/two", COMPLETED));
            return DELIVERED;
        });

        assertTaken(HudFate.DELIVERED, stage.record("a/two", IN_PROGRESS));
        CallbackOutcome.Busy busy = assertInstanceOf(CallbackOutcome.Busy.class, meanwhile.getFirst());
        assertTrue(busy.retryAfter().isPositive());
        assertTaken(HudFate.DELIVERED, stage.record("a/two", COMPLETED));
    }

    @Test
    void aRepeatWhileHudIsAskedIsToldToWaitAndThenGetsTheAnswer() {
        stage.dispatchToTwo();
        List<CallbackOutcome> meanwhile = new ArrayList<>();
        stage.hud().whileAsked(() -> {
            meanwhile.add(stage.record("a/two", IN_PROGRESS, "key"));
            return DELIVERED;
        });
        assertTaken(HudFate.DELIVERED, stage.record("a/two", IN_PROGRESS, "key"));

        assertInstanceOf(CallbackOutcome.Busy.class, meanwhile.getFirst());
        assertInstanceOf(CallbackOutcome.Repeated.class, stage.record("a/two", IN_PROGRESS, "key"));
        assertEquals(1, stage.hud().received().size());
    }

    @Test
    void aReservationThatLapsedWhileHudWasAskedQueuesNothing() {
        stage.dispatchToTwo();
        stage.hud().whileAsked(() -> {
            stage.clock().pass(Duration.ofMinutes(1));
            stage.hud().answers(DELIVERED);
            assertTaken(HudFate.DELIVERED, stage.record("a/two", IN_PROGRESS));
            return new Hud.HudAnswer.Away("no answer in time");
        });

        assertInstanceOf(CallbackOutcome.Busy.class, stage.record("a/two", IN_PROGRESS));
        assertEquals(0, stage.waitingForHud());
    }
}
