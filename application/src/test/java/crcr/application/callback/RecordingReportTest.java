package crcr.application.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.allowlist.Allowlists;
import crcr.application.hud.Hud;
import crcr.application.hud.HudQueue;
import crcr.application.outbox.Claimed;
import crcr.application.outbox.Effect;
import crcr.application.outbox.Effects;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.application.store.SettableClock;
import crcr.application.store.StoreUnreachableException;
import crcr.application.trust.IdentitiesInForce;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Level;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.job.Conclusion;
import crcr.domain.job.DispatchFacts;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobPlace;
import crcr.domain.job.JobReport;
import crcr.domain.job.JobState;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.WorkflowWords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a report whose sender is known. */
final class RecordingReportTest {
    private static final String ISSUER = "https://issuer.example";
    private static final AllowlistInForce ALLOWLIST = Allowlists.inForce(
            Allowlists.entry(Level.L1, "a/one"),
            Allowlists.entry(Level.L2, "a/two"),
            Allowlists.entry(Level.L3, "a/three"),
            Allowlists.entry(Level.L4, "a/four"));
    private static final Downstream TWO =
            ALLOWLIST.allowlist().orElseThrow().find(RepositoryName.of("a/two")).orElseThrow();
    private static final Payload PAYLOAD = new Payload("{\"a\": 1}".getBytes(StandardCharsets.UTF_8));
    private static final Echo NOTHING = new Echo(Optional.empty(), Map.of());
    private static final CallbackBody IN_PROGRESS = wellFormed(ReportStatus.IN_PROGRESS, Optional.empty());
    private static final CallbackBody COMPLETED = wellFormed(ReportStatus.COMPLETED, Optional.of(Conclusion.SUCCESS));
    private static final CallbackBody MALFORMED = new CallbackBody.Malformed("workflow.name is missing");

    private final SettableClock clock = new SettableClock();
    private final MemoryStore store = new MemoryStore(clock);
    private final Scene scene = new Scene(store);
    private final IdentitiesInForce identities = new IdentitiesInForce(store.identities());
    private final List<HudRecord> rendered = new ArrayList<>();
    private final List<HudRecord> forwarded = new ArrayList<>();

    private List<FollowUp> followUps = List.of();
    private int perMinute = 100;
    private Function<HudRecord, Hud.HudAnswer> hud = _ -> new Hud.HudAnswer.Delivered();

    private static CallbackBody wellFormed(ReportStatus status, Optional<Conclusion> conclusion) {
        return new CallbackBody.WellFormed(
                new JobReport(new DeliveryId("d1"), "123", "1", "build", status, conclusion),
                NOTHING,
                Optional.empty(),
                WorkflowWords.NOTHING,
                PAYLOAD);
    }

    private static Caller caller(String repository) {
        return Caller.onGitHub(ISSUER, RepositoryName.of(repository), new TreeMap<>());
    }

    /** Renders a record as its number, from 0. */
    private Payload render(HudRecord record) {
        rendered.add(record);
        return new Payload(Integer.toString(rendered.size() - 1).getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps what it is sent, and answers as the test says. */
    private Hud.HudAnswer deliver(Payload sent) {
        HudRecord record = rendered.get(number(sent));
        forwarded.add(record);
        return hud.apply(record);
    }

    private static int number(Payload rendered) {
        return Integer.parseInt(new String(rendered.bytes(), StandardCharsets.UTF_8));
    }

    private CallbackOutcome record(AllowlistInForce allowlist, Caller caller, CallbackBody body, Optional<String> key) {
        ListedCaller listed = new ListedCallers(allowlist, identities).listed(caller);
        return switch (body) {
            case CallbackBody.WellFormed report -> recording().record(listed, report, key);
            case CallbackBody.Malformed(String detail) ->
                new AdmittingReporters(store.admission(perMinute)).malformed(listed, detail);
            case CallbackBody.SelfReported _ -> throw new AssertionError("no self-report is made here");
        };
    }

    private RecordingReport recording() {
        return new RecordingReport(
                store.admission(perMinute),
                new Binding(
                        _ -> {
                            throw new AssertionError("there is no token here");
                        },
                        Binding.WithoutToken.ACCEPTED),
                store.jobs(),
                this::render,
                this::deliver,
                followUps);
    }

    private CallbackOutcome record(AllowlistInForce allowlist, Caller caller, CallbackBody body) {
        return record(allowlist, caller, body, Optional.empty());
    }

    private CallbackOutcome record(
            AllowlistInForce allowlist, String repository, CallbackBody body, Optional<String> key) {
        return record(allowlist, caller(repository), body, key);
    }

    private CallbackOutcome record(String repository, CallbackBody body) {
        return record(ALLOWLIST, repository, body, Optional.empty());
    }

    private CallbackOutcome record(String repository, CallbackBody body, String key) {
        return record(ALLOWLIST, repository, body, Optional.of(key));
    }

    private void dispatchToTwo() {
        store.targetRecords().succeeded(scene.begin("d1", "a/two"));
    }

    // Who may report.

    @Test
    void nothingIsTakenWhileNoAllowlistIsKnown() {
        dispatchToTwo();

        assertEquals(
                new CallbackOutcome.NoAllowlistYet(),
                record(new AllowlistInForce(), "a/two", IN_PROGRESS, Optional.empty()));
        assertEquals(List.of(), forwarded);
    }

    @Test
    void aStrangerIsRefused() {
        assertEquals(new CallbackOutcome.NotListed(RepositoryName.of("b/stranger")), record("b/stranger", IN_PROGRESS));
        assertEquals(List.of(), forwarded);
    }

    @Test
    void whoIsOnlyTriggeredIsIgnored() {
        scene.begin("d1", "a/one");

        assertEquals(
                RepositoryName.of("a/one"),
                assertInstanceOf(CallbackOutcome.Ignored.class, record("a/one", IN_PROGRESS))
                        .downstream()
                        .repository());
        assertEquals(List.of(), forwarded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/two", "a/three", "a/four"})
    void everyHigherLevelReports(String repository) {
        scene.begin("d1", repository);

        assertTaken(HudFate.DELIVERED, record(repository, IN_PROGRESS));
    }

    @Test
    void everySpellingOfTheCallerIsTheSame() {
        dispatchToTwo();

        assertTaken(HudFate.DELIVERED, record("A/Two", IN_PROGRESS));
        assertEquals(TWO, forwarded.getFirst().move().downstream());
    }

    // What a report is bound to.

    private static Caller inRun(Map<String, String> claims) {
        return Caller.onGitHub(ISSUER, RepositoryName.of("a/two"), new TreeMap<>(claims));
    }

    @ParameterizedTest
    @CsvSource({"124, 1, workflow.run_id is 123", "123, 2, workflow.run_attempt is 1", "0123, 1, workflow.run_id is 123"
    })
    void aReportOfAnotherRunThanTheTokensIsRefusedAndLeavesNoTrace(String run, String attempt, String told) {
        dispatchToTwo();

        CallbackOutcome.Contradicts found = assertInstanceOf(
                CallbackOutcome.Contradicts.class,
                record(ALLOWLIST, inRun(Map.of("run_id", run, "run_attempt", attempt)), IN_PROGRESS));

        assertEquals("other_run", found.reason());
        assertTrue(found.detail().startsWith(told), found::detail);
        assertEquals(List.of(), forwarded);
        assertTaken(HudFate.DELIVERED, record("a/two", IN_PROGRESS));
    }

    @Test
    void whatATokenDoesNotTellOfItsRunIsNotCompared() {
        dispatchToTwo();

        assertTaken(HudFate.DELIVERED, record(ALLOWLIST, inRun(Map.of("run_id", "123")), IN_PROGRESS));
        assertTaken(HudFate.DELIVERED, record(ALLOWLIST, inRun(Map.of("run_attempt", "1")), COMPLETED));
    }

    @Test
    void aNameThatStandsForAnotherRepositoryIsRefusedBeforeAnythingElseIsLookedAt() {
        dispatchToTwo();
        assertTaken(HudFate.DELIVERED, record(ALLOWLIST, inRun(Map.of("repository_id", "7")), IN_PROGRESS));

        assertEquals(
                new CallbackOutcome.OtherIdentity(TWO),
                record(ALLOWLIST, inRun(Map.of("repository_id", "8")), MALFORMED));
        assertEquals(1, forwarded.size());
    }

    @Test
    void whoeverWasRenamedIsTakenForTheListedOne() {
        dispatchToTwo();
        Map<String, String> ids = Map.of("repository_id", "7", "repository_owner_id", "70");
        Caller renamed = Caller.onGitHub(ISSUER, RepositoryName.of("a/renamed"), new TreeMap<>(ids));
        assertEquals(
                new CallbackOutcome.NotListed(RepositoryName.of("a/renamed")), record(ALLOWLIST, renamed, IN_PROGRESS));
        assertTaken(HudFate.DELIVERED, record(ALLOWLIST, inRun(ids), IN_PROGRESS));
        identities.refresh();

        assertTaken(HudFate.DELIVERED, record(ALLOWLIST, renamed, COMPLETED));

        assertEquals(TWO, forwarded.getLast().move().downstream());
        assertEquals(renamed, forwarded.getLast().caller());
        store.identities().forget(RepositoryName.of("a/two"));
        assertEquals(
                new CallbackOutcome.NotListed(RepositoryName.of("a/renamed")), record(ALLOWLIST, renamed, COMPLETED));
    }

    @Test
    void whoeverIsListedUnderItsNewNameByNowEndsWhatItBeganUnderTheOldOne() {
        dispatchToTwo();
        Map<String, String> ids = Map.of("repository_id", "7", "repository_owner_id", "70");
        assertTaken(HudFate.DELIVERED, record(ALLOWLIST, inRun(ids), IN_PROGRESS));
        identities.refresh();
        AllowlistInForce followed = Allowlists.inForce(Allowlists.entry(Level.L2, "a/renamed"));
        RepositoryName name = RepositoryName.of("a/renamed");

        assertEquals(
                new CallbackOutcome.NotDispatched(new JobKey(new DeliveryId("d1"), name, "123", "1", "build")),
                record(followed, Caller.onGitHub(ISSUER, name, new TreeMap<>()), COMPLETED));
        assertTaken(HudFate.DELIVERED, record(followed, Caller.onGitHub(ISSUER, name, new TreeMap<>(ids)), COMPLETED));

        assertEquals(name, forwarded.getLast().move().downstream().repository());
    }

    @Test
    void whoIsOnlyTriggeredIsNotRemembered() {
        Caller triggered =
                Caller.onGitHub(ISSUER, RepositoryName.of("a/one"), new TreeMap<>(Map.of("repository_id", "7")));
        assertInstanceOf(CallbackOutcome.Ignored.class, record(ALLOWLIST, triggered, IN_PROGRESS));
        assertEquals(List.of(), store.identities().all());
    }

    @Test
    void aReportThatIsBothMalformedAndOfAnotherRunIsMalformed() {
        assertEquals(
                new CallbackOutcome.Malformed("workflow.name is missing"),
                record(ALLOWLIST, inRun(Map.of("run_id", "5")), MALFORMED));
    }

    // The order of the checks.

    @Test
    void strangersDoNotCountAgainstALimit() {
        perMinute = 1;
        for (int number = 0; number < 3; number++) {
            assertInstanceOf(CallbackOutcome.NotListed.class, record("b/stranger", MALFORMED));
            assertInstanceOf(CallbackOutcome.Ignored.class, record("a/one", MALFORMED));
        }
    }

    @Test
    void malformedReportsCountAgainstTheLimit() {
        perMinute = 2;
        assertEquals(new CallbackOutcome.Malformed("workflow.name is missing"), record("a/two", MALFORMED));
        assertEquals(new CallbackOutcome.Malformed("workflow.name is missing"), record("a/two", MALFORMED));

        assertEquals(new CallbackOutcome.TooMany(TWO, Duration.ofSeconds(30)), record("a/two", MALFORMED));
    }

    @Test
    void tooManyReportsLeaveTheJobAsItWas() {
        dispatchToTwo();
        perMinute = 1;
        record("a/two", MALFORMED);
        assertEquals(new CallbackOutcome.TooMany(TWO, Duration.ofMinutes(1)), record("a/two", IN_PROGRESS));
        assertEquals(List.of(), forwarded);

        clock.pass(Duration.ofMinutes(1));
        assertTaken(HudFate.DELIVERED, record("a/two", IN_PROGRESS));
    }

    @Test
    void aMalformedReportIsNotForwarded() {
        dispatchToTwo();

        assertEquals(new CallbackOutcome.Malformed("workflow.name is missing"), record("a/two", MALFORMED));
        assertEquals(List.of(), forwarded);
    }

    // The job.

    @Test
    void aReportWithoutDispatchIsRefused() {
        JobReport report = ((CallbackBody.WellFormed) IN_PROGRESS).report();

        assertEquals(
                new CallbackOutcome.NotDispatched(report.of(RepositoryName.of("a/two"))), record("a/two", IN_PROGRESS));
        assertEquals(List.of(), forwarded);
    }

    @Test
    void aWholeJobIsDeliveredWithItsTimes() {
        Instant dispatched = clock.instant();
        dispatchToTwo();
        clock.pass(Duration.ofMillis(1_234));
        Instant inProgress = clock.instant();
        JobTimes started = new JobTimes(Optional.of(dispatched), inProgress, Optional.empty());
        assertEquals(
                answered(new FirstAnswer.Taken(ReportStatus.IN_PROGRESS, started, HudFate.DELIVERED)),
                record("a/two", IN_PROGRESS));

        clock.pass(Duration.ofSeconds(90));
        JobTimes ended = new JobTimes(Optional.of(dispatched), inProgress, Optional.of(clock.instant()));
        assertEquals(
                answered(new FirstAnswer.Taken(ReportStatus.COMPLETED, ended, HudFate.DELIVERED)),
                record("a/two", COMPLETED));

        DispatchFacts facts =
                new DispatchFacts(new DeliveryId("d1"), Scene.pullRequest("d1").event(), dispatched);
        assertEquals(
                List.of(
                        new HudRecord(move(IN_PROGRESS, started, facts), caller("a/two")),
                        new HudRecord(move(COMPLETED, ended, facts), caller("a/two"))),
                forwarded);
    }

    private static Move move(CallbackBody body, JobTimes times, DispatchFacts facts) {
        JobReport report = ((CallbackBody.WellFormed) body).report();
        return new Move(
                report.of(RepositoryName.of("a/two")),
                report,
                times,
                facts,
                TWO,
                WorkflowWords.NOTHING,
                PAYLOAD,
                false,
                Move.By.CALLER,
                new JobPlace.OnGitHub(Optional.empty()));
    }

    @Test
    void withoutHudTheJobMovesAllTheSame() {
        dispatchToTwo();
        hud = _ -> new Hud.HudAnswer.Skipped();

        assertTaken(HudFate.SKIPPED, record("a/two", IN_PROGRESS));
        assertTaken(HudFate.SKIPPED, record("a/two", COMPLETED));
        assertInstanceOf(CallbackOutcome.Conflict.class, record("a/two", COMPLETED));
    }

    @Test
    void aRefusedMoveIsAConflictInWords() {
        dispatchToTwo();
        assertEquals(
                new CallbackOutcome.Conflict(
                        "this job has not reported in_progress yet, and must do so before completed"),
                record("a/two", COMPLETED));
        record("a/two", IN_PROGRESS);
        assertEquals(
                new CallbackOutcome.Conflict(ReportStatus.IN_PROGRESS.refusal(JobState.IN_PROGRESS)),
                record("a/two", IN_PROGRESS));
        assertEquals(1, forwarded.size());
    }

    @Test
    void theSameReportWhileHudIsAskedIsAConflict() {
        dispatchToTwo();
        List<CallbackOutcome> meanwhile = new ArrayList<>();
        hud = _ -> {
            hud = _ -> new Hud.HudAnswer.Delivered();
            meanwhile.add(record("a/two", IN_PROGRESS));
            return new Hud.HudAnswer.Delivered();
        };

        assertTaken(HudFate.DELIVERED, record("a/two", IN_PROGRESS));
        assertEquals(
                List.of(new CallbackOutcome.Conflict(
                        "this job is reporting in_progress at this moment already; send each report once")),
                meanwhile);
        assertEquals(1, forwarded.size());
    }

    @Test
    void anotherReportWhileHudIsAskedIsToldToWait() {
        dispatchToTwo();
        List<CallbackOutcome> meanwhile = new ArrayList<>();
        hud = _ -> {
            hud = _ -> new Hud.HudAnswer.Delivered();
            meanwhile.add(record("a/two", COMPLETED));
            return new Hud.HudAnswer.Delivered();
        };

        assertTaken(HudFate.DELIVERED, record("a/two", IN_PROGRESS));
        CallbackOutcome.Busy busy = assertInstanceOf(CallbackOutcome.Busy.class, meanwhile.getFirst());
        assertTrue(busy.retryAfter().isPositive());
        assertTaken(HudFate.DELIVERED, record("a/two", COMPLETED));
    }

    // HUD.

    @Test
    void whatHudRefusesLeavesTheJobAsItWas() {
        dispatchToTwo();
        hud = _ -> new Hud.HudAnswer.Refused(422, "name is too long");
        assertEquals(answered(new FirstAnswer.RefusedByHud(422, "name is too long")), record("a/two", IN_PROGRESS));
        assertInstanceOf(CallbackOutcome.Conflict.class, record("a/two", COMPLETED));

        hud = _ -> new Hud.HudAnswer.Delivered();
        assertTaken(HudFate.DELIVERED, record("a/two", IN_PROGRESS));
        hud = _ -> new Hud.HudAnswer.Refused(422, "name is too long");
        assertEquals(answered(new FirstAnswer.RefusedByHud(422, "name is too long")), record("a/two", COMPLETED));

        hud = _ -> new Hud.HudAnswer.Delivered();
        assertTaken(HudFate.DELIVERED, record("a/two", COMPLETED));
    }

    @Test
    void whatHudHadBeforeIsTakenAndTheJobMoves() {
        dispatchToTwo();
        assertTaken(HudFate.DELIVERED, record("a/two", IN_PROGRESS));
        hud = _ -> new Hud.HudAnswer.Duplicate();

        assertTaken(HudFate.DUPLICATE, record("a/two", COMPLETED, "key"));

        assertTaken(
                HudFate.DUPLICATE,
                new CallbackOutcome.Answered(
                        TWO,
                        assertInstanceOf(CallbackOutcome.Repeated.class, record("a/two", COMPLETED, "key"))
                                .first()));
        assertEquals(2, forwarded.size());
        assertEquals(
                new CallbackOutcome.Conflict(ReportStatus.COMPLETED.refusal(JobState.COMPLETED)),
                record("a/two", COMPLETED));
        assertEquals(0, store.depth(HudQueue.NAME).waiting());
    }

    @Test
    void whatHudDoesNotTakeIsQueuedAndTheJobMoves() {
        dispatchToTwo();
        hud = _ -> new Hud.HudAnswer.Away("503 Service Unavailable");

        assertTaken(HudFate.QUEUED, record("a/two", IN_PROGRESS));
        assertEquals(
                new CallbackOutcome.Conflict(ReportStatus.IN_PROGRESS.refusal(JobState.IN_PROGRESS)),
                record("a/two", IN_PROGRESS));
        assertEquals(1, store.depth(HudQueue.NAME).waiting());
    }

    @Test
    void whatIsQueuedIsWhatHudWouldHaveBeenSent() {
        dispatchToTwo();
        hud = _ -> new Hud.HudAnswer.Away("503 Service Unavailable");
        record("a/two", IN_PROGRESS);

        assertEquals(forwarded, List.of(rendered.get(number(claim().effect().content()))));
    }

    @Test
    void nothingOvertakesARecordThatWaits() {
        dispatchToTwo();
        hud = _ -> new Hud.HudAnswer.Away("503 Service Unavailable");
        record("a/two", IN_PROGRESS);
        forwarded.clear();

        hud = _ -> new Hud.HudAnswer.Delivered();
        assertTaken(HudFate.QUEUED, record("a/two", COMPLETED));

        assertEquals(List.of(), forwarded);
        Claimed first = claim();
        assertEquals(ReportStatus.IN_PROGRESS, HudQueue.report(first.effect()));
        store.outbox().delivered(first);
        assertEquals(ReportStatus.COMPLETED, HudQueue.report(claim().effect()));
    }

    @Test
    void onceTheOutboxHasDeliveredTheWayIsShortAgain() {
        dispatchToTwo();
        hud = _ -> new Hud.HudAnswer.Away("503 Service Unavailable");
        record("a/two", IN_PROGRESS);
        store.outbox().delivered(claim());

        hud = _ -> new Hud.HudAnswer.Delivered();
        assertTaken(HudFate.DELIVERED, record("a/two", COMPLETED));
    }

    @Test
    void aReservationThatLapsedWhileHudWasAskedQueuesNothing() {
        dispatchToTwo();
        hud = _ -> {
            clock.pass(Duration.ofMinutes(1));
            hud = _ -> new Hud.HudAnswer.Delivered();
            assertTaken(HudFate.DELIVERED, record("a/two", IN_PROGRESS));
            return new Hud.HudAnswer.Away("no answer in time");
        };

        assertInstanceOf(CallbackOutcome.Busy.class, record("a/two", IN_PROGRESS));
        assertEquals(0, store.depth(HudQueue.NAME).waiting());
    }

    // What else follows.

    private static Effect effect(Move move) {
        return Effects.effect(move.job().jobName(), move.report().status().wireName());
    }

    private List<String> following() {
        List<String> contents = new ArrayList<>();
        while (store.depth(Effects.QUEUE).waiting() > 0) {
            Claimed claimed = new Effects(store).claim();
            contents.add(Effects.text(claimed));
            store.outbox().delivered(claimed);
        }
        return contents;
    }

    @ParameterizedTest
    @MethodSource("answersThatLetAJobMove")
    void eachFollowUpIsSettledWithTheMove(Hud.HudAnswer answer) {
        dispatchToTwo();
        List<Move> moves = new ArrayList<>();
        followUps = List.of(
                move -> {
                    moves.add(move);
                    return List.of(effect(move), effect(move));
                },
                _ -> List.of(),
                move -> List.of(effect(move)));
        hud = _ -> answer;

        record("a/two", IN_PROGRESS);
        record("a/two", COMPLETED);

        assertEquals(rendered.stream().map(HudRecord::move).toList(), moves);
        assertEquals(
                List.of("in_progress", "in_progress", "in_progress", "completed", "completed", "completed"),
                following());
    }

    static List<Hud.HudAnswer> answersThatLetAJobMove() {
        return List.of(
                new Hud.HudAnswer.Delivered(),
                new Hud.HudAnswer.Duplicate(),
                new Hud.HudAnswer.Skipped(),
                new Hud.HudAnswer.Away("503 Service Unavailable"));
    }

    @Test
    void nothingFollowsFromAReportThatHudRefuses() {
        dispatchToTwo();
        followUps = List.of(move -> List.of(effect(move)));
        hud = _ -> new Hud.HudAnswer.Refused(422, "name is too long");
        record("a/two", IN_PROGRESS);
        hud = _ -> new Hud.HudAnswer.Busy(429, "not now");
        record("a/two", IN_PROGRESS);

        assertEquals(List.of(), following());
    }

    @Test
    void nothingFollowsTwice() {
        dispatchToTwo();
        followUps = List.of(move -> List.of(effect(move)));
        record("a/two", IN_PROGRESS, "key");
        record("a/two", IN_PROGRESS, "key");
        record("a/two", IN_PROGRESS);

        assertEquals(List.of("in_progress"), following());
    }

    // Repeats.

    @Test
    void aRepeatGetsTheFirstAnswerAndHudIsNotAskedAgain() {
        dispatchToTwo();
        FirstAnswer.Taken first = taken(record("a/two", IN_PROGRESS, "key"));

        clock.pass(Duration.ofMinutes(5));
        assertEquals(new CallbackOutcome.Repeated(TWO, first), record("a/two", IN_PROGRESS, "key"));
        assertEquals(1, forwarded.size());
    }

    @Test
    void aRepeatOfWhatWasQueuedIsToldSoAndQueuedOnce() {
        dispatchToTwo();
        hud = _ -> new Hud.HudAnswer.Away("503 Service Unavailable");
        record("a/two", IN_PROGRESS, "key");

        hud = _ -> new Hud.HudAnswer.Delivered();
        CallbackOutcome.Repeated repeated =
                assertInstanceOf(CallbackOutcome.Repeated.class, record("a/two", IN_PROGRESS, "key"));
        assertEquals(
                HudFate.QUEUED,
                assertInstanceOf(FirstAnswer.Taken.class, repeated.first()).hud());
        assertEquals(1, store.depth(HudQueue.NAME).waiting());
    }

    @Test
    void aRepeatOfWhatHudRefusedIsRefusedWithoutAskingIt() {
        dispatchToTwo();
        hud = _ -> new Hud.HudAnswer.Refused(422, "name is too long");
        record("a/two", IN_PROGRESS, "key");
        forwarded.clear();

        assertEquals(
                new CallbackOutcome.Repeated(TWO, new FirstAnswer.RefusedByHud(422, "name is too long")),
                record("a/two", IN_PROGRESS, "key"));
        assertEquals(List.of(), forwarded);
        hud = _ -> new Hud.HudAnswer.Delivered();
        assertTaken(HudFate.DELIVERED, record("a/two", IN_PROGRESS, "another"));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429})
    void aRefusalForNowIsNotTheLastWord(int status) {
        dispatchToTwo();
        hud = _ -> new Hud.HudAnswer.Busy(status, "not now");
        assertEquals(answered(new FirstAnswer.RefusedByHud(status, "not now")), record("a/two", IN_PROGRESS, "key"));

        hud = _ -> new Hud.HudAnswer.Delivered();
        assertTaken(HudFate.DELIVERED, record("a/two", IN_PROGRESS, "key"));
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefusedAndMovesNothing() {
        dispatchToTwo();
        record("a/two", IN_PROGRESS, "key");
        CallbackBody other = new CallbackBody.WellFormed(
                ((CallbackBody.WellFormed) COMPLETED).report(),
                NOTHING,
                Optional.empty(),
                WorkflowWords.NOTHING,
                new Payload("{}".getBytes(StandardCharsets.UTF_8)));

        assertEquals(new CallbackOutcome.KeyOfAnotherBody(), record("a/two", other, "key"));
        assertTaken(HudFate.DELIVERED, record("a/two", other, "another"));
    }

    @Test
    void whatTheStateMachineRefusesMayBeRepeatedOnceItIsPossible() {
        dispatchToTwo();
        assertInstanceOf(CallbackOutcome.Conflict.class, record("a/two", COMPLETED, "end"));
        record("a/two", IN_PROGRESS, "begin");

        assertTaken(HudFate.DELIVERED, record("a/two", COMPLETED, "end"));
    }

    @Test
    void aReplayUnderANewKeyIsStillRefused() {
        dispatchToTwo();
        record("a/two", IN_PROGRESS, "key");

        assertEquals(
                new CallbackOutcome.Conflict(ReportStatus.IN_PROGRESS.refusal(JobState.IN_PROGRESS)),
                record("a/two", IN_PROGRESS, "another"));
    }

    @Test
    void aRepeatWhileHudIsAskedIsToldToWaitAndThenGetsTheAnswer() {
        dispatchToTwo();
        List<CallbackOutcome> meanwhile = new ArrayList<>();
        hud = _ -> {
            meanwhile.add(record("a/two", IN_PROGRESS, "key"));
            return new Hud.HudAnswer.Delivered();
        };
        assertTaken(HudFate.DELIVERED, record("a/two", IN_PROGRESS, "key"));

        assertInstanceOf(CallbackOutcome.Busy.class, meanwhile.getFirst());
        assertInstanceOf(CallbackOutcome.Repeated.class, record("a/two", IN_PROGRESS, "key"));
        assertEquals(1, forwarded.size());
    }

    private Claimed claim() {
        return store.outbox().claim(HudQueue.NAME, 1, Duration.ofSeconds(30)).getFirst();
    }

    // The store.

    @Test
    void nothingReachesHudWhileTheStoreIsAway() {
        dispatchToTwo();
        store.goAway();

        assertThrows(StoreUnreachableException.class, () -> record("a/two", IN_PROGRESS));
        assertEquals(List.of(), forwarded);
        store.comeBack();
        assertTaken(HudFate.DELIVERED, record("a/two", IN_PROGRESS));
    }

    @ParameterizedTest
    @EnumSource
    void aStoreThatGoesAwayMeanwhileHasConfirmedNothing(ReportStatus status) {
        dispatchToTwo();
        if (status == ReportStatus.COMPLETED) {
            record("a/two", IN_PROGRESS);
        }
        CallbackBody body = status == ReportStatus.COMPLETED ? COMPLETED : IN_PROGRESS;
        hud = _ -> {
            store.goAway();
            return new Hud.HudAnswer.Delivered();
        };
        assertThrows(StoreUnreachableException.class, () -> record("a/two", body));

        // Its reservation lapses, and so the same report is taken when it comes again.
        store.comeBack();
        hud = _ -> new Hud.HudAnswer.Delivered();
        assertInstanceOf(CallbackOutcome.Conflict.class, record("a/two", body));
        clock.pass(Duration.ofMinutes(1));
        assertTaken(HudFate.DELIVERED, record("a/two", body));
    }

    @Test
    void withoutAStoreNothingIsSaidToBeQueued() {
        dispatchToTwo();
        hud = _ -> {
            store.goAway();
            return new Hud.HudAnswer.Away("503 Service Unavailable");
        };

        assertThrows(StoreUnreachableException.class, () -> record("a/two", IN_PROGRESS));
        store.comeBack();
        assertEquals(0, store.depth(HudQueue.NAME).waiting());
    }

    private static CallbackOutcome answered(FirstAnswer answer) {
        return new CallbackOutcome.Answered(TWO, answer);
    }

    private static FirstAnswer.Taken taken(CallbackOutcome outcome) {
        return assertInstanceOf(
                FirstAnswer.Taken.class,
                assertInstanceOf(CallbackOutcome.Answered.class, outcome).answer());
    }

    private static void assertTaken(HudFate hud, CallbackOutcome outcome) {
        assertEquals(hud, taken(outcome).hud());
    }
}
