package crcr.application.callback;

import static crcr.application.callback.ReportStage.COMPLETED;
import static crcr.application.callback.ReportStage.IN_PROGRESS;
import static crcr.application.callback.ReportStage.assertTaken;
import static crcr.application.callback.ReportStage.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A report is bound to the run that the claims of its token name. */
final class RunOfAReportTest {
    private final ReportStage stage = new ReportStage();

    @ParameterizedTest
    @CsvSource({"124, 1, workflow.run_id is 123", "123, 2, workflow.run_attempt is 1", "0123, 1, workflow.run_id is 123"
    })
    void aReportOfAnotherRunThanTheTokensIsRefusedAndLeavesNoTrace(String run, String attempt, String cause) {
        stage.dispatchToTwo();

        CallbackOutcome.Contradicts found = assertInstanceOf(
                CallbackOutcome.Contradicts.class,
                stage.record(caller("a/two", Map.of("run_id", run, "run_attempt", attempt)), IN_PROGRESS));

        assertEquals("other_run", found.reason());
        assertTrue(found.detail().startsWith(cause), found::detail);
        assertEquals(List.of(), stage.hud().received());
        assertTaken(HudFate.DELIVERED, stage.record("a/two", IN_PROGRESS));
    }

    @Test
    void whatATokenDoesNotTellOfItsRunIsNotCompared() {
        stage.dispatchToTwo();

        assertTaken(HudFate.DELIVERED, stage.record(caller("a/two", Map.of("run_id", "123")), IN_PROGRESS));
        assertTaken(HudFate.DELIVERED, stage.record(caller("a/two", Map.of("run_attempt", "1")), COMPLETED));
    }
}
