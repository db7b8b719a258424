package crcr.application.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.allowlist.Allowlists;
import crcr.application.hud.HudQueue;
import crcr.application.outbox.Claimed;
import crcr.application.store.MemoryStore;
import crcr.application.store.Scene;
import crcr.application.store.SettableClock;
import crcr.application.trust.IdentitiesInForce;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Level;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobReport;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.WorkflowWords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An empty store, an allowlist with a downstream of each level, and a HUD, between which reports are recorded. */
final class ReportStage {
    static final CallbackBody.WellFormed IN_PROGRESS = wellFormed(ReportStatus.IN_PROGRESS, Optional.empty());
    static final CallbackBody.WellFormed COMPLETED =
            wellFormed(ReportStatus.COMPLETED, Optional.of(Conclusion.SUCCESS));
    static final CallbackBody.Malformed MALFORMED = new CallbackBody.Malformed("workflow.name is missing");

    private static final AllowlistInForce ALLOWLIST = Allowlists.inForce(
            Allowlists.entry(Level.L1, "a/one"),
            Allowlists.entry(Level.L2, "a/two"),
            Allowlists.entry(Level.L3, "a/three"),
            Allowlists.entry(Level.L4, "a/four"));

    /** The downstream at L2 with the name {@code a/two}. */
    static final Downstream TWO =
            ALLOWLIST.allowlist().orElseThrow().find(RepositoryName.of("a/two")).orElseThrow();

    private final SettableClock clock = new SettableClock();
    private final MemoryStore store = new MemoryStore(clock);
    private final Scene scene = new Scene(store);
    private final IdentitiesInForce identities = new IdentitiesInForce(store.identities());
    private final ScriptedHud hud = new ScriptedHud();

    private List<FollowUp> followUps = List.of();
    private int perMinute = 100;

    private static CallbackBody.WellFormed wellFormed(ReportStatus status, Optional<Conclusion> conclusion) {
        return new CallbackBody.WellFormed(
                new JobReport(new DeliveryId("d1"), "123", "1", "build", status, conclusion),
                new Echo(Optional.empty(), Map.of()),
                Optional.empty(),
                WorkflowWords.NOTHING,
                new Payload("{\"a\": 1}".getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the caller of that name whose token has no other claims. */
    static Caller caller(String repository) {
        return caller(repository, Map.of());
    }

    /** Returns the caller of that name whose token has these other claims. */
    static Caller caller(String repository, Map<String, String> claims) {
        return Caller.onGitHub("https://issuer.example", RepositoryName.of(repository), new TreeMap<>(claims));
    }

    SettableClock clock() {
        return clock;
    }

    MemoryStore store() {
        return store;
    }

    IdentitiesInForce identities() {
        return identities;
    }

    ScriptedHud hud() {
        return hud;
    }

    /** Dispatches the delivery of every report here to {@code a/two}. */
    void dispatchToTwo() {
        store.targetRecords().succeeded(scene.begin("d1", "a/two"));
    }

    /** Begins to dispatch the delivery of every report here to that downstream. */
    void beginDispatch(String downstream) {
        scene.begin("d1", downstream);
    }

    /** Limits each downstream to that number of reports a minute. */
    void limit(int reportsPerMinute) {
        perMinute = reportsPerMinute;
    }

    /** Sets what else follows from a move. */
    void followUps(FollowUp... decided) {
        followUps = List.of(decided);
    }

    /** Returns the number of records that wait in the outbox for HUD. */
    long waitingForHud() {
        return store.depth(HudQueue.NAME).waiting();
    }

    /** Claims the next record that waits in the outbox for HUD. */
    Claimed claimForHud() {
        return store.outbox().claim(HudQueue.NAME, 1, Duration.ofSeconds(30)).getFirst();
    }

    /** Records a report without a key from the downstream of that name. */
    CallbackOutcome record(String repository, CallbackBody body) {
        return record(caller(repository), body);
    }

    /** Records a report under a key from the downstream of that name. */
    CallbackOutcome record(String repository, CallbackBody body, String key) {
        return record(ALLOWLIST, caller(repository), body, Optional.of(key));
    }

    /** Records a report without a key from that caller. */
    CallbackOutcome record(Caller caller, CallbackBody body) {
        return record(ALLOWLIST, caller, body);
    }

    /** Records a report without a key from that caller, while that allowlist is in force. */
    CallbackOutcome record(AllowlistInForce allowlist, Caller caller, CallbackBody body) {
        return record(allowlist, caller, body, Optional.empty());
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
                hud,
                hud,
                followUps);
    }

    /** Returns the outcome of a report of {@code a/two} with that answer. */
    static CallbackOutcome answered(FirstAnswer answer) {
        return new CallbackOutcome.Answered(TWO, answer);
    }

    /** Asserts that the report was taken, and returns the answer to it. */
    static FirstAnswer.Taken taken(CallbackOutcome outcome) {
        return assertInstanceOf(
                FirstAnswer.Taken.class,
                assertInstanceOf(CallbackOutcome.Answered.class, outcome).answer());
    }

    /** Asserts that the report was taken, and what became of its record. */
    static void assertTaken(HudFate hud, CallbackOutcome outcome) {
        assertEquals(hud, taken(outcome).hud());
    }
}
