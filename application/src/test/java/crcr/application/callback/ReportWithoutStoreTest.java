package crcr.application.callback;

import static crcr.application.callback.ReportStage.COMPLETED;
import static crcr.application.callback.ReportStage.IN_PROGRESS;
import static crcr.application.callback.ReportStage.assertTaken;
import static crcr.application.callback.ScriptedHud.AWAY;
import static crcr.application.callback.ScriptedHud.DELIVERED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crcr.application.store.StoreUnreachableException;
import crcr.domain.job.ReportStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Without the store, no report is confirmed and no record is queued. */
final class ReportWithoutStoreTest {
    private final ReportStage stage = new ReportStage();

    @Test
    void nothingReachesHudWhileTheStoreIsAway() {
        stage.dispatchToTwo();
        stage.store().goAway();

        assertThrows(StoreUnreachableException.class, () -> stage.record("a/two", IN_PROGRESS));
        assertEquals(List.of(), stage.hud().received());
        stage.store().comeBack();
        assertTaken(HudFate.DELIVERED, stage.record("a/two", IN_PROGRESS));
    }

    @ParameterizedTest
    @EnumSource
    void aStoreThatGoesAwayMeanwhileHasConfirmedNothing(ReportStatus status) {
        stage.dispatchToTwo();
        if (status == ReportStatus.COMPLETED) {
            stage.record("a/two", IN_PROGRESS);
        }
        CallbackBody body = status == ReportStatus.COMPLETED ? COMPLETED : IN_PROGRESS;
        stage.hud().whileAsked(() -> {
            stage.store().goAway();
            return DELIVERED;
        });
        assertThrows(StoreUnreachableException.class, () -> stage.record("a/two", body));

        // Its reservation lapses, and so the same report is taken when it comes again.
        stage.store().comeBack();
        stage.hud().answers(DELIVERED);
        assertInstanceOf(CallbackOutcome.Conflict.class, stage.record("a/two", body));
        stage.clock().pass(Duration.ofMinutes(1));
        assertTaken(HudFate.DELIVERED, stage.record("a/two", body));
    }

    @Test
    void withoutAStoreNothingIsSaidToBeQueued() {
        stage.dispatchToTwo();
        stage.hud().whileAsked(() -> {
            stage.store().goAway();
            return AWAY;
        });

        assertThrows(StoreUnreachableException.class, () -> stage.record("a/two", IN_PROGRESS));
        stage.store().comeBack();
        assertEquals(0, stage.waitingForHud());
    }
}
