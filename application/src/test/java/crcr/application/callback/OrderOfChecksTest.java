package crcr.application.callback;

import static crcr.application.callback.ReportStage.IN_PROGRESS;
import static crcr.application.callback.ReportStage.MALFORMED;
import static crcr.application.callback.ReportStage.TWO;
import static crcr.application.callback.ReportStage.assertTaken;
import static crcr.application.callback.ReportStage.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A report is checked in this order: its caller, the limit, its form, its run. */
final class OrderOfChecksTest {
    private final ReportStage stage = new ReportStage();

    @Test
    void strangersDoNotCountAgainstALimit() {
        stage.limit(1);
        for (int number = 0; number < 3; number++) {
            assertInstanceOf(CallbackOutcome.NotListed.class, stage.record("b/stranger", MALFORMED));
            assertInstanceOf(CallbackOutcome.Ignored.class, stage.record("a/one", MALFORMED));
        }
    }

    @Test
    void malformedReportsCountAgainstTheLimit() {
        stage.limit(2);
        assertEquals(new CallbackOutcome.Malformed("workflow.name is missing"), stage.record("a/two", MALFORMED));
        assertEquals(new CallbackOutcome.Malformed("workflow.name is missing"), stage.record("a/two", MALFORMED));

        assertEquals(new CallbackOutcome.TooMany(TWO, Duration.ofSeconds(30)), stage.record("a/two", MALFORMED));
    }

    @Test
    void tooManyReportsLeaveTheJobAsItWas() {
        stage.dispatchToTwo();
        stage.limit(1);
        stage.record("a/two", MALFORMED);
        assertEquals(new CallbackOutcome.TooMany(TWO, Duration.ofMinutes(1)), stage.record("a/two", IN_PROGRESS));
        assertEquals(List.of(), stage.hud().received());

        stage.clock().pass(Duration.ofMinutes(1));
        assertTaken(HudFate.DELIVERED, stage.record("a/two", IN_PROGRESS));
    }

    @Test
    void aMalformedReportIsNotForwarded() {
        stage.dispatchToTwo();

        assertEquals(new CallbackOutcome.Malformed("workflow.name is missing"), stage.record("a/two", MALFORMED));
        assertEquals(List.of(), stage.hud().received());
    }

    @Test
    void aReportThatIsBothMalformedAndOfAnotherRunIsMalformed() {
        assertEquals(
                new CallbackOutcome.Malformed("workflow.name is missing"),
                stage.record(caller("a/two", Map.of("run_id", "5")), MALFORMED));
    }
}
