package crcr.application.callback;

import static crcr.application.callback.ReportStage.IN_PROGRESS;
import static crcr.application.callback.ReportStage.TWO;
import static crcr.application.callback.ReportStage.assertTaken;
import static crcr.application.callback.ReportStage.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crcr.application.allowlist.AllowlistInForce;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which callers may report: the listed ones from L2 on. */
final class WhoMayReportTest {
    private final ReportStage stage = new ReportStage();

    @Test
    void nothingIsTakenWhileNoAllowlistIsKnown() {
        stage.dispatchToTwo();

        assertEquals(
                new CallbackOutcome.NoAllowlistYet(),
                stage.record(new AllowlistInForce(), caller("a/two"), IN_PROGRESS));
        assertEquals(List.of(), stage.hud().received());
    }

    @Test
    void aStrangerIsRefused() {
        assertEquals(
                new CallbackOutcome.NotListed(RepositoryName.of("b/stranger")),
                stage.record("b/stranger", IN_PROGRESS));
        assertEquals(List.of(), stage.hud().received());
    }

    @Test
    void whoIsOnlyTriggeredIsIgnored() {
        stage.beginDispatch("a/one");

        assertEquals(
                RepositoryName.of("a/one"),
                assertInstanceOf(CallbackOutcome.Ignored.class, stage.record("a/one", IN_PROGRESS))
                        .downstream()
                        .repository());
        assertEquals(List.of(), stage.hud().received());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/two", "a/three", "a/four"})
    void everyHigherLevelReports(String repository) {
        stage.beginDispatch(repository);

        assertTaken(HudFate.DELIVERED, stage.record(repository, IN_PROGRESS));
    }

    @Test
    void everySpellingOfTheCallerIsTheSame() {
        stage.dispatchToTwo();

        assertTaken(HudFate.DELIVERED, stage.record("A/Two", IN_PROGRESS));
        assertEquals(TWO, stage.hud().received().getFirst().move().downstream());
    }
}
