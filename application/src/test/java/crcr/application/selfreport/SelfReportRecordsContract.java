package crcr.application.selfreport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.AdmitCaller.Admission;
import crcr.application.callback.Caller;
import crcr.application.callback.FirstAnswer;
import crcr.application.callback.HudFate;
import crcr.application.callback.IdempotencyKey;
import crcr.application.callback.JobRecords;
import crcr.application.callback.Keyless;
import crcr.application.deadletter.DeadLetter;
import crcr.application.hud.HudQueue;
import crcr.application.outbox.Claimed;
import crcr.application.outbox.Effect;
import crcr.application.selfreport.SelfReportRecords.Entry;
import crcr.application.selfreport.SelfReportRecords.Reservation;
import crcr.application.store.Race;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.job.CheckRunId;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobKey;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.NightlyResult;
import crcr.domain.selfreport.CheckedCommit;
import crcr.domain.selfreport.NamedCommit;
import crcr.domain.selfreport.SelfReportEvent;
import crcr.domain.selfreport.SelfReportId;
import crcr.domain.selfreport.SelfReportKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link SelfReportRecords} promises, and every {@link CommitCache} with it. */
public interface SelfReportRecordsContract {
    /** A store that was empty when this test began; the same one whenever it is asked for. */
    Store store();

    /** A commit's SHA. */
    String SHA = "0123456789abcdef0123456789abcdef01234567";

    /** What HUD gets. */
    Payload RECORD = new Payload("{\"trusted\":{}}".getBytes(StandardCharsets.UTF_8));

    private SelfReportRecords records() {
        return store().selfReports(10_000);
    }

    private static Caller caller(String id) {
        return Caller.onGitHub(
                "https://issuer.example",
                RepositoryName.of("a/two"),
                new TreeMap<>(Map.of("repository_id", id, "repository_owner_id", "7")));
    }

    private static SelfReportKey report(String commit, String job) {
        return new SelfReportKey(
                RepositoryName.of("a/two"), SelfReportEvent.NIGHTLY, new NamedCommit(commit), "1", "1", job);
    }

    private static SelfReportKey build() {
        return report(SHA, "build");
    }

    private static Optional<IdempotencyKey> key(String words, String body) {
        return Optional.of(new IdempotencyKey(
                RepositoryName.of("a/two"), words, new Payload(body.getBytes(StandardCharsets.UTF_8))));
    }

    private Reservation reserve(SelfReportKey report, Optional<IdempotencyKey> key) {
        return assertInstanceOf(Entry.LetIn.class, records().reserve(caller("1"), report, key, Optional.empty()))
                .reservation();
    }

    private Reservation reserve(SelfReportKey report) {
        return reserve(report, Optional.empty());
    }

    private Reservation.Held hold(SelfReportKey report, Optional<IdempotencyKey> key) {
        return assertInstanceOf(Reservation.Held.class, reserve(report, key));
    }

    private Reservation.Held hold(SelfReportKey report) {
        return hold(report, Optional.empty());
    }

    private static FirstAnswer.SelfReported answer(HudFate fate) {
        return new FirstAnswer.SelfReported(fate, true);
    }

    private static NightlyResult.Said said(SelfReportKey report) {
        return new NightlyResult.Said(
                report, "cafe", true, "nightly", Conclusion.FAILURE, Optional.empty(), Optional.empty());
    }

    private boolean settle(SelfReportKey report, String token) {
        return records().settle(report, token, answer(HudFate.DELIVERED), List.of(), said(report));
    }

    @Test
    default void aResultIsTakenOnce() {
        Reservation.Held held = hold(build());
        assertEquals(new Reservation.AlreadyHeld(), reserve(build()));
        assertTrue(settle(build(), held.token()));
        assertTrue(settle(build(), held.token()), "settling is idempotent");

        assertEquals(new Reservation.Taken(), reserve(build()));
    }

    @Test
    default void everythingThatNamesAResultTellsResultsApart() {
        settle(build(), hold(build()).token());

        RepositoryName two = RepositoryName.of("a/two");
        NamedCommit commit = new NamedCommit(SHA);
        Stream.of(
                        report(SHA, "test"),
                        report("main", "build"),
                        new SelfReportKey(two, SelfReportEvent.PERIODIC, commit, "1", "1", "build"),
                        new SelfReportKey(two, SelfReportEvent.NIGHTLY, commit, "2", "1", "build"),
                        new SelfReportKey(two, SelfReportEvent.NIGHTLY, commit, "1", "2", "build"),
                        new SelfReportKey(
                                RepositoryName.of("a/three"), SelfReportEvent.NIGHTLY, commit, "1", "1", "build"))
                .forEach(this::holdAny);
        assertEquals(
                new Reservation.Taken(),
                reserve(new SelfReportKey(
                        RepositoryName.of("A/Two"),
                        SelfReportEvent.NIGHTLY,
                        new NamedCommit(SHA.toUpperCase(Locale.ROOT)),
                        "1",
                        "1",
                        "build")));
    }

    private void holdAny(SelfReportKey report) {
        Caller caller = Caller.onGitHub("https://issuer.example", report.downstream(), new TreeMap<>());
        Caller known = report.downstream().equals(RepositoryName.of("a/two")) ? caller("1") : caller;
        assertInstanceOf(
                Reservation.Held.class,
                assertInstanceOf(
                                Entry.LetIn.class, records().reserve(known, report, Optional.empty(), Optional.empty()))
                        .reservation(),
                report::toString);
    }

    @Test
    default void oneThatIsReleasedMayComeAgain() {
        records().release(build(), hold(build()).token(), Optional.empty());

        settle(build(), hold(build()).token());
    }

    @Test
    default void aReservationLapsesAndItsLateSettlingChangesNothingOnceSomebodyElseHoldsIt() {
        Reservation.Held lapsed = hold(build());
        store().pass(Duration.ofMinutes(1));
        Reservation.Held held = hold(build());

        assertFalse(records()
                .settle(
                        build(),
                        lapsed.token(),
                        answer(HudFate.QUEUED),
                        List.of(HudQueue.effect(build(), new SelfReportId("x"), RECORD)),
                        said(build())));
        records().release(build(), lapsed.token(), Optional.empty());
        assertEquals(0, store().depth(HudQueue.NAME).waiting());
        assertEquals(new Reservation.AlreadyHeld(), reserve(build()));
        assertTrue(settle(build(), held.token()));
    }

    @Test
    default void whatFollowsIsInTheOutboxAndSaysWhatItsSenderCallsIt() {
        SelfReportId id = new SelfReportId("buildkite-0198f00a-7a5b-4c5e/job:" + "1".repeat(60));
        Effect effect = HudQueue.effect(build(), id, RECORD);
        String token = hold(build()).token();
        assertTrue(records().settle(build(), token, answer(HudFate.QUEUED), List.of(effect), said(build())));
        assertTrue(records().settle(build(), token, answer(HudFate.QUEUED), List.of(effect), said(build())));

        List<Claimed> claimed = store().outbox().claim(HudQueue.NAME, 10, store().lease());
        assertEquals(List.of(effect), claimed.stream().map(Claimed::effect).toList());
        store().outbox().dead(claimed.getFirst(), "HUD answered 400");
        assertEquals(
                List.of(id.value()),
                store()
                        .deadLetters(HudQueue.NAME)
                        .died(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"), 10)
                        .stream()
                        .map(DeadLetter::delivery)
                        .toList());
    }

    @Test
    default void whatWasTakenIsAmongTheLatestResultsOfItsDownstreamOnce() {
        String token = hold(build()).token();
        settle(build(), token);
        settle(build(), token);

        List<NightlyResult> latest = store().results().nightlies(build().downstream(), 10);
        assertEquals(
                List.of(said(build())), latest.stream().map(NightlyResult::said).toList());
        assertTrue(latest.getFirst().at().isAfter(Instant.EPOCH));
        assertEquals(List.of(), store().results().nightlies(RepositoryName.of("some/other"), 10));
    }

    @Test
    default void aRepeatIsGivenTheFirstAnswer() {
        FirstAnswer.SelfReported first = new FirstAnswer.SelfReported(HudFate.DUPLICATE, false);
        records().settle(build(), hold(build(), key("1", "body")).token(), first, List.of(), said(build()));

        assertEquals(new Reservation.Repeated(first), reserve(build(), key("1", "body")));
        assertEquals(new Reservation.OtherBody(), reserve(build(), key("1", "another")));
        assertEquals(new Reservation.Taken(), reserve(build(), key("2", "body")));
    }

    @Test
    default void aRepeatOfARefusalIsGivenIt() {
        FirstAnswer.RefusedByHud refusal = new FirstAnswer.RefusedByHud(400, "no  job name ");
        records().release(build(), hold(build(), key("1", "body")).token(), Optional.of(refusal));

        assertEquals(new Reservation.Repeated(refusal), reserve(build(), key("1", "body")));
        settle(build(), hold(build(), key("2", "better")).token());
    }

    @Test
    default void aRepeatOfWhatIsBeingTakenIsBusyAndAKeyIsFreeAgainWithItsReservation() {
        Reservation.Held held = hold(build(), key("1", "body"));
        assertInstanceOf(Reservation.Busy.class, reserve(build(), key("1", "body")));
        records().release(build(), held.token(), Optional.empty());
        hold(build(), key("1", "another"));
        store().pass(Duration.ofMinutes(1));

        hold(build(), key("1", "body"));
    }

    @Test
    default void whoIsNotLetInReservesNothing() {
        SelfReportRecords few = store().selfReports(2);
        assertInstanceOf(Entry.LetIn.class, few.reserve(caller("1"), build(), Optional.empty(), Optional.empty()));
        assertEquals(
                new Entry.KeptOut(new Admission.OtherIdentity()),
                few.reserve(caller("2"), report(SHA, "test"), Optional.empty(), Optional.empty()));
        assertInstanceOf(
                Entry.LetIn.class, few.reserve(caller("1"), report(SHA, "lint"), Optional.empty(), Optional.empty()));
        assertInstanceOf(
                Admission.Exhausted.class,
                assertInstanceOf(
                                Entry.KeptOut.class,
                                few.reserve(caller("1"), report(SHA, "test"), Optional.empty(), Optional.empty()))
                        .why());

        store().pass(Duration.ofMinutes(1));
        hold(report(SHA, "test"));
    }

    @Test
    default void whatIsKnownOfACommitIsFoundWithTheReservation() {
        assertEquals(Optional.empty(), hold(build()).sha());
        store().commits().keep(new NamedCommit(SHA), new CheckedCommit.Found(SHA));
        store().commits().keep(new NamedCommit("gone"), new CheckedCommit.Missing());

        assertEquals(Optional.of(SHA), hold(report(SHA, "test")).sha());
        assertEquals(new Reservation.MissingCommit(), reserve(report("gone", "test")));
        assertEquals(
                Optional.of(new CheckedCommit.Found(SHA)),
                store().anotherProcess().commits().known(new NamedCommit(SHA)));
        assertEquals(Optional.of(new CheckedCommit.Missing()), store().commits().known(new NamedCommit("gone")));
    }

    @Test
    default void aCommitIsBelievedForAnHourAMissingOneForFiveMinutesAndANameForOne() {
        store().commits().keep(new NamedCommit(SHA), new CheckedCommit.Found(SHA));
        store().commits().keep(new NamedCommit("main"), new CheckedCommit.Found(SHA));
        store().commits().keep(new NamedCommit("gone"), new CheckedCommit.Missing());

        store().pass(Duration.ofSeconds(59));
        assertEquals(Optional.of(SHA), hold(report("main", "1")).sha());
        store().pass(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), hold(report("main", "2")).sha());
        store().pass(Duration.ofMinutes(4));
        hold(report("gone", "1"));
        store().pass(Duration.ofMinutes(54));
        assertEquals(Optional.of(SHA), hold(report(SHA, "1")).sha());
        store().pass(Duration.ofMinutes(1));
        assertEquals(Optional.empty(), hold(report(SHA, "2")).sha());
    }

    @Test
    default void ofManyConcurrentOnesOneIsHeld() throws InterruptedException {
        List<SelfReportRecords> processes =
                List.of(records(), store().anotherProcess().selfReports(10_000));

        List<Entry> entries = Race.of(
                50,
                number -> processes.get(number % 2).reserve(caller("1"), build(), Optional.empty(), Optional.empty()));

        assertEquals(
                1,
                entries.stream()
                        .filter(entry -> entry instanceof Entry.LetIn(Reservation.Held _))
                        .count());
        assertEquals(
                49,
                entries.stream()
                        .filter(new Entry.LetIn(new Reservation.AlreadyHeld())::equals)
                        .count());
    }

    private Reservation reserveWith(SelfReportKey report, String checkRun) {
        return assertInstanceOf(
                        Entry.LetIn.class,
                        records().reserve(caller("1"), report, Optional.empty(), Optional.of(new CheckRunId(checkRun))))
                .reservation();
    }

    @Test
    default void aCheckRunBelongsToWhatUsedItFirstUnlessThatLeftNoTrace() {
        String given = assertInstanceOf(Reservation.Held.class, reserveWith(build(), "456"))
                .token();
        assertEquals(new Reservation.CheckRunOfAnotherJob(), reserveWith(report(SHA, "test"), "456"));
        records().release(build(), given, Optional.empty());

        String token = assertInstanceOf(Reservation.Held.class, reserveWith(report(SHA, "test"), "456"))
                .token();
        assertTrue(settle(report(SHA, "test"), token));
        assertEquals(new Reservation.CheckRunOfAnotherJob(), reserveWith(build(), "456"));
        assertInstanceOf(Reservation.Held.class, reserveWith(build(), "457"));
    }

    @Test
    default void aJobAndASelfReportShareTheIdsOfCheckRuns() {
        store().targetRecords().succeeded(new Scene(store()).begin("d1", "a/two"));
        JobKey job = new JobKey(new DeliveryId("d1"), RepositoryName.of("a/two"), "9", "1", "build");
        Optional<CheckRunId> id = Optional.of(new CheckRunId("456"));
        JobRecords.Reservation reserved = store().jobs().reserve(job, ReportStatus.IN_PROGRESS, Optional.empty(), id);
        JobRecords.Reservation.Held held = assertInstanceOf(JobRecords.Reservation.Held.class, reserved);
        assertEquals(new Reservation.CheckRunOfAnotherJob(), reserveWith(build(), "456"));
        store().jobs()
                .settle(
                        Keyless.move(job, ReportStatus.IN_PROGRESS),
                        held.token(),
                        new FirstAnswer.Taken(ReportStatus.IN_PROGRESS, held.times(), HudFate.DELIVERED),
                        List.of(),
                        RECORD);

        assertEquals(new Reservation.CheckRunOfAnotherJob(), reserveWith(build(), "456"));
        assertEquals(
                new JobRecords.Reservation.CheckRunOfAnotherJob(),
                store().jobs()
                        .reserve(
                                new JobKey(job.delivery(), job.downstream(), "9", "1", "test"),
                                ReportStatus.IN_PROGRESS,
                                Optional.empty(),
                                id));
        assertInstanceOf(
                JobRecords.Reservation.Held.class,
                store().jobs().reserve(job, ReportStatus.COMPLETED, Optional.empty(), id));
    }

    @Test
    default void aCheckRunOfAReservationThatLapsedIsFreeAgain() {
        reserveWith(build(), "456");
        store().pass(Duration.ofMinutes(1));

        assertInstanceOf(Reservation.Held.class, reserveWith(report(SHA, "test"), "456"));
    }
}
