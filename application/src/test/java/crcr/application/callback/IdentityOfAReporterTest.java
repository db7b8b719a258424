package crcr.application.callback;

import static crcr.application.callback.ReportStage.COMPLETED;
import static crcr.application.callback.ReportStage.IN_PROGRESS;
import static crcr.application.callback.ReportStage.MALFORMED;
import static crcr.application.callback.ReportStage.TWO;
import static crcr.application.callback.ReportStage.assertTaken;
import static crcr.application.callback.ReportStage.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.allowlist.Allowlists;
import crcr.domain.allowlist.Level;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.JobKey;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A reporter is known by the ids in its token, under its former and its new name. */
final class IdentityOfAReporterTest {
    private final ReportStage stage = new ReportStage();

    @Test
    void aNameThatStandsForAnotherRepositoryIsRefusedBeforeAnythingElseIsLookedAt() {
        stage.dispatchToTwo();
        assertTaken(HudFate.DELIVERED, stage.record(caller("a/two", Map.of("repository_id", "7")), IN_PROGRESS));

        assertEquals(
                new CallbackOutcome.OtherIdentity(TWO),
                stage.record(caller("a/two", Map.of("repository_id", "8")), MALFORMED));
        assertEquals(1, stage.hud().received().size());
    }

    @Test
    void whoeverWasRenamedIsTakenForTheListedOne() {
        stage.dispatchToTwo();
        Map<String, String> ids = Map.of("repository_id", "7", "repository_owner_id", "70");
        Caller renamed = caller("a/renamed", ids);
        assertEquals(new CallbackOutcome.NotListed(RepositoryName.of("a/renamed")), stage.record(renamed, IN_PROGRESS));
        assertTaken(HudFate.DELIVERED, stage.record(caller("a/two", ids), IN_PROGRESS));
        stage.identities().refresh();

        assertTaken(HudFate.DELIVERED, stage.record(renamed, COMPLETED));

        assertEquals(TWO, stage.hud().received().getLast().move().downstream());
        assertEquals(renamed, stage.hud().received().getLast().caller());
        stage.store().identities().forget(RepositoryName.of("a/two"));
        assertEquals(new CallbackOutcome.NotListed(RepositoryName.of("a/renamed")), stage.record(renamed, COMPLETED));
    }

    @Test
    void whoeverIsListedUnderItsNewNameByNowEndsWhatItBeganUnderTheOldOne() {
        stage.dispatchToTwo();
        Map<String, String> ids = Map.of("repository_id", "7", "repository_owner_id", "70");
        assertTaken(HudFate.DELIVERED, stage.record(caller("a/two", ids), IN_PROGRESS));
        stage.identities().refresh();
        AllowlistInForce followed = Allowlists.inForce(Allowlists.entry(Level.L2, "a/renamed"));
        RepositoryName name = RepositoryName.of("a/renamed");

        assertEquals(
                new CallbackOutcome.NotDispatched(new JobKey(new DeliveryId("d1"), name, "123", "1", "build")),
                stage.record(followed, caller("a/renamed"), COMPLETED));
        assertTaken(HudFate.DELIVERED, stage.record(followed, caller("a/renamed", ids), COMPLETED));

        assertEquals(name, stage.hud().received().getLast().move().downstream().repository());
    }

    @Test
    void whoIsOnlyTriggeredIsNotRemembered() {
        Caller triggered = caller("a/one", Map.of("repository_id", "7"));
        assertInstanceOf(CallbackOutcome.Ignored.class, stage.record(triggered, IN_PROGRESS));
        assertEquals(List.of(), stage.store().identities().all());
    }
}
