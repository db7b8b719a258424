package crcr.application.callback;

import static crcr.application.callback.ReportStage.COMPLETED;
import static crcr.application.callback.ReportStage.IN_PROGRESS;
import static crcr.application.callback.ScriptedHud.AWAY;
import static crcr.application.callback.ScriptedHud.DELIVERED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import crcr.application.hud.Hud;
import crcr.application.outbox.Claimed;
import crcr.application.outbox.Effect;
import crcr.application.outbox.Effects;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What else follows from a report is queued with the move of its job, once. */
final class FollowUpsOfAReportTest {
    private final ReportStage stage = new ReportStage();

    private static Effect effect(Move move) {
        return Effects.effect(move.job().jobName(), move.report().status().wireName());
    }

    private List<String> following() {
        List<String> contents = new ArrayList<>();
        while (stage.store().depth(Effects.QUEUE).waiting() > 0) {
            Claimed claimed = new Effects(stage.store()).claim();
            contents.add(Effects.text(claimed));
            stage.store().outbox().delivered(claimed);
        }
        return contents;
    }

    @ParameterizedTest
    @MethodSource("answersThatLetAJobMove")
    void eachFollowUpIsSettledWithTheMove(Hud.HudAnswer answer) {
        stage.dispatchToTwo();
        List<Move> moves = new ArrayList<>();
        stage.followUps(
                move -> {
                    moves.add(move);
                    return List.of(effect(move), effect(move));
                },
                _ -> List.of(),
                move -> List.of(effect(move)));
        stage.hud().answers(answer);

        stage.record("a/two", IN_PROGRESS);
        stage.record("a/two", COMPLETED);

        assertEquals(stage.hud().rendered().stream().map(HudRecord::move).toList(), moves);
        assertEquals(
                List.of("in_progress", "in_progress", "in_progress", "completed", "completed", "completed"),
                following());
    }

    static List<Hud.HudAnswer> answersThatLetAJobMove() {
        return List.of(DELIVERED, new Hud.HudAnswer.Duplicate(), new Hud.HudAnswer.Skipped(), AWAY);
    }

    @Test
    void nothingFollowsFromAReportThatHudRefuses() {
        stage.dispatchToTwo();
        stage.followUps(move -> List.of(effect(move)));
        stage.hud().answers(new Hud.HudAnswer.Refused(422, "name is too long"));
        stage.record("a/two", IN_PROGRESS);
        stage.hud().answers(new Hud.HudAnswer.Busy(429, "not now"));
        stage.record("a/two", IN_PROGRESS);

        assertEquals(List.of(), following());
    }

    @Test
    void nothingFollowsTwice() {
        stage.dispatchToTwo();
        stage.followUps(move -> List.of(effect(move)));
        stage.record("a/two", IN_PROGRESS, "key");
        stage.record("a/two", IN_PROGRESS, "key");
        stage.record("a/two", IN_PROGRESS);

        assertEquals(List.of("in_progress"), following());
    }
}
