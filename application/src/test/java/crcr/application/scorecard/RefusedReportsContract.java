package crcr.application.scorecard;

import static crcr.application.scorecard.ScoredWork.DOWNSTREAM;
import static crcr.application.scorecard.ScoredWork.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.AdmitCaller.Admission;
import crcr.application.callback.AdmitCaller.Entry;
import crcr.application.callback.Caller;
import crcr.application.callback.FirstAnswer;
import crcr.application.callback.HudFate;
import crcr.application.callback.IdempotencyKey;
import crcr.application.callback.JobRecords.Reservation;
import crcr.application.callback.Keyless;
import crcr.application.selfreport.SelfReportRecords;
import crcr.application.store.Store;
import crcr.domain.delivery.Payload;
import crcr.domain.job.CheckRunId;
import crcr.domain.job.Conclusion;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.NightlyResult;
import crcr.domain.selfreport.CheckedCommit;
import crcr.domain.selfreport.NamedCommit;
import crcr.domain.selfreport.SelfReportEvent;
import crcr.domain.selfreport.SelfReportKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every {@link ScoreRecords} promises of reports that are refused, and of self-reports. */
public interface RefusedReportsContract {
    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    /** A commit's SHA. */
    String SHA = "0123456789abcdef0123456789abcdef01234567";

    private ScoredWork work() {
        return new ScoredWork(store());
    }

    private long refused() {
        return work().tally().refused();
    }

    private static Caller caller(String name, String id) {
        return Caller.onGitHub(
                "https://issuer.example",
                RepositoryName.of(name),
                new TreeMap<>(Map.of("repository_id", id, "repository_owner_id", "7")));
    }

    private Entry enter(int perMinute, Caller caller, Optional<IdempotencyKey> key) {
        return store().admission(perMinute)
                .admit(caller, DOWNSTREAM, job("build"), ReportStatus.IN_PROGRESS, key, Optional.empty());
    }

    @Test
    default void whatHasNoDispatchIsRefused() {
        assertEquals(
                new Reservation.NotDispatched(), Keyless.reserve(store().jobs(), job("x"), ReportStatus.IN_PROGRESS));
        assertEquals(1, refused());
    }

    @Test
    default void whatContradictsTheStateOfItsJobIsRefused() {
        work().dispatched();
        work().hold(job("build"), ReportStatus.IN_PROGRESS);
        assertEquals(0, refused(), "the first one is not");
        Keyless.reserve(store().jobs(), job("build"), ReportStatus.IN_PROGRESS);
        Keyless.reserve(store().jobs(), job("other"), ReportStatus.COMPLETED);
        assertEquals(2, refused());
    }

    @Test
    default void whoeverIsKeptOutIsRefused() {
        work().dispatched();
        assertInstanceOf(Entry.LetIn.class, enter(1, caller("a/one", "1"), Optional.empty()));
        assertInstanceOf(Entry.KeptOut.class, enter(1, caller("a/one", "1"), Optional.empty()));
        assertEquals(1, refused(), "it has sent too many");
        assertInstanceOf(Entry.KeptOut.class, enter(100, caller("a/one", "2"), Optional.empty()));
        assertEquals(2, refused(), "its name stands for another one");
        assertInstanceOf(Entry.KeptOut.class, enter(100, caller("a/other", "2"), Optional.empty()));
        assertEquals(2, refused(), "that is somebody else");
    }

    @Test
    default void whatIsWrongWithABodyIsRefusedOfThoseWhoAreLetInOnly() {
        assertEquals(new Admission.Granted(), store().admission(1).admit(caller("a/one", "1"), DOWNSTREAM));
        assertEquals(1, refused());
        assertInstanceOf(Admission.Exhausted.class, store().admission(1).admit(caller("a/one", "1"), DOWNSTREAM));
        assertEquals(2, refused());
    }

    @Test
    default void aRepeatIsRefusedOnlyIfItSaysSomethingElse() {
        work().dispatched();
        Caller caller = caller("a/one", "1");
        assertInstanceOf(Entry.LetIn.class, enter(100, caller, key("body")));
        assertInstanceOf(Entry.LetIn.class, enter(100, caller, key("body")));
        assertEquals(0, refused(), "it is being taken");
        assertEquals(new Entry.LetIn(new Reservation.OtherBody()), enter(100, caller, key("another")));
        assertEquals(1, refused());
    }

    private static Optional<IdempotencyKey> key(String body) {
        return Optional.of(new IdempotencyKey(DOWNSTREAM, "1", new Payload(body.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    default void theCheckRunOfAnotherJobIsRefused() {
        work().dispatched();
        Optional<CheckRunId> id = Optional.of(new CheckRunId("7"));
        store().jobs().reserve(job("build"), ReportStatus.IN_PROGRESS, Optional.empty(), id);
        store().jobs().reserve(job("test"), ReportStatus.IN_PROGRESS, Optional.empty(), id);
        assertEquals(1, refused());
    }

    @Test
    default void whatHudRefusesIsRefusedAndWhatItHasNoTimeForIsNot() {
        work().dispatched();
        Reservation.Held held = work().hold(job("build"), ReportStatus.IN_PROGRESS);
        store().jobs().release(job("build"), held.token(), Optional.empty());
        assertEquals(0, refused());
        Reservation.Held again = work().hold(job("build"), ReportStatus.IN_PROGRESS);
        Optional<FirstAnswer.RefusedByHud> answer = Optional.of(new FirstAnswer.RefusedByHud(400, "no"));
        store().jobs().release(job("build"), again.token(), answer);
        store().jobs().release(job("build"), again.token(), answer);
        assertEquals(1, refused());
    }

    @Test
    default void whatIsTakenIsNotRefused() {
        work().dispatched();
        work().beginAndEnd(job("build"), Conclusion.FAILURE);
        assertEquals(0, refused());
    }

    // Self-reports.

    private SelfReportRecords selfReports() {
        return store().selfReports(1_000);
    }

    private static SelfReportKey report(String job) {
        return new SelfReportKey(DOWNSTREAM, SelfReportEvent.NIGHTLY, new NamedCommit(SHA), "1", "1", job);
    }

    private SelfReportRecords.Reservation reserve(String job) {
        return assertInstanceOf(
                        SelfReportRecords.Entry.LetIn.class,
                        selfReports().reserve(caller("a/one", "1"), report(job), Optional.empty(), Optional.empty()))
                .reservation();
    }

    private String hold(String job) {
        return assertInstanceOf(SelfReportRecords.Reservation.Held.class, reserve(job))
                .token();
    }

    private void take(String job, String token) {
        NightlyResult.Said said = new NightlyResult.Said(
                report(job), SHA, true, "Nightly", Conclusion.SUCCESS, Optional.empty(), Optional.empty());
        selfReports().settle(report(job), token, new FirstAnswer.SelfReported(HudFate.SKIPPED, true), List.of(), said);
    }

    @Test
    default void theLastSelfReportThatWasTakenIsRemembered() {
        String token = hold("build");
        assertEquals(Optional.empty(), lastSelfReport());
        Instant before = work().now();
        take("build", token);

        Instant last = lastSelfReport().orElseThrow();
        assertEquals(0, refused());
        assertTrue(!last.isAfter(work().now()) && last.isAfter(before.minusSeconds(60)), last::toString);
    }

    private Optional<Instant> lastSelfReport() {
        return Optional.ofNullable(
                        store().scores().of(List.of(DOWNSTREAM)).each().get(DOWNSTREAM))
                .flatMap(ScoreRecords.OnRecord::lastSelfReport);
    }

    @Test
    default void aSelfReportIsRefusedLikewise() {
        String token = hold("build");
        reserve("build");
        assertEquals(1, refused(), "it is being taken");
        take("build", token);
        reserve("build");
        assertEquals(2, refused(), "it was taken");
        selfReports().release(report("test"), hold("test"), Optional.of(new FirstAnswer.RefusedByHud(400, "no")));
        assertEquals(3, refused(), "HUD refuses it");
        selfReports().release(report("test"), hold("test"), Optional.empty());
        assertEquals(3, refused(), "HUD has no time");
    }

    @Test
    default void aCommitThatIsNotThereIsRefusedWhenItIsFoundAndAfterThat() {
        String token = hold("build");
        store().commits().keep(new NamedCommit(SHA), new CheckedCommit.Missing());
        selfReports().release(report("build"), token, Optional.empty());
        assertEquals(1, refused());
        assertEquals(new SelfReportRecords.Reservation.MissingCommit(), reserve("build"));
        assertEquals(2, refused());
    }
}
