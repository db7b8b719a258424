package crcr.application.store;

import crcr.application.callback.AdmitCaller;
import crcr.application.callback.JobRecords;
import crcr.application.check.CheckBoard;
import crcr.application.console.Sessions;
import crcr.application.deadletter.DeadLetters;
import crcr.application.delivery.ActedDeliveries;
import crcr.application.delivery.DeliveryLedger;
import crcr.application.delivery.IgnoredDeliveries;
import crcr.application.dispatch.TargetQueue;
import crcr.application.dispatch.TargetRecords;
import crcr.application.explanation.DeliveryHistory;
import crcr.application.outbox.Outbox;
import crcr.application.outbox.PutEffects;
import crcr.application.outbox.QueueDepth;
import crcr.application.outbox.QueueName;
import crcr.application.recovery.RecoveryRecords;
import crcr.application.recovery.RecoveryTurns;
import crcr.application.rerun.QueuedJobs;
import crcr.application.rerun.RerunRecords;
import crcr.application.result.ReadResults;
import crcr.application.scorecard.ScoreRecords;
import crcr.application.selfreport.CommitCache;
import crcr.application.selfreport.SelfReportRecords;
import crcr.application.sweep.SilentRuns;
import crcr.application.sweep.SweepTurns;
import crcr.application.sweep.UnstartedDispatches;
import crcr.application.trust.KnownIdentities;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A store that lasts as long as its test, and that can be made to be away. */
public final class MemoryStore implements Store {
    private final AtomicBoolean away = new AtomicBoolean();
    private final MovableClock clock;
    private final MemoryDeliveries deliveries;
    private final MemoryHistory history;
    private final MemoryOutbox outbox;
    private final MemoryBoard board;
    private final MemoryJobs jobs;
    private final MemoryAdmission admission;
    private final MemoryRecovery recovery;
    private final MemorySelfReports selfReports;
    private final MemorySessions sessions;
    private final MemoryScores scores;
    private final MemorySweep sweep;
    private final MemoryResults results;

    /** An empty store by the system's clock. */
    public MemoryStore() {
        this(Clock.systemUTC());
    }

    /** An empty store by that clock. */
    public MemoryStore(Clock by) {
        clock = new MovableClock(by);
        scores = new MemoryScores(clock, this::requireThere);
        MemorySilence silence = new MemorySilence();
        MemoryUpstreams upstreams = new MemoryUpstreams(clock);
        board = new MemoryBoard(clock, this::requireThere);
        outbox = new MemoryOutbox(clock, this::requireThere);
        deliveries = new MemoryDeliveries(clock, this::requireThere, upstreams, board, outbox, silence, scores);
        history = new MemoryHistory(clock, this::requireThere, away, deliveries);
        results = new MemoryResults(this::requireThere, deliveries);
        jobs = new MemoryJobs(clock, this::requireThere, deliveries, outbox, board, silence, results, scores);
        sweep = new MemorySweep(clock, this::requireThere, silence, deliveries, jobs);
        selfReports = new MemorySelfReports(clock, this::requireThere, outbox, jobs, results, scores);
        admission = new MemoryAdmission(clock, this::requireThere, upstreams);
        sessions = new MemorySessions(clock, this::requireThere);
        recovery = new MemoryRecovery(clock, this::requireThere, deliveries);
    }

    /** From now on nothing is answered. */
    public void goAway() {
        away.set(true);
    }

    /** From now on everything is answered again; nothing was lost. */
    public void comeBack() {
        away.set(false);
    }

    private void requireThere() {
        if (away.get()) {
            throw new StoreUnreachableException(StoreTrouble.UNREACHABLE, "as the test asked");
        }
    }

    @Override
    public DeliveryLedger deliveries() {
        return deliveries;
    }

    @Override
    public ActedDeliveries actedDeliveries() {
        return deliveries;
    }

    @Override
    public CheckBoard board() {
        return board;
    }

    @Override
    public IgnoredDeliveries ignored() {
        return history;
    }

    @Override
    public DeliveryHistory history() {
        return history;
    }

    @Override
    public TargetQueue targets() {
        return deliveries;
    }

    @Override
    public TargetRecords targetRecords() {
        return deliveries;
    }

    @Override
    public JobRecords jobs() {
        return jobs;
    }

    @Override
    public QueuedJobs queuedJobs() {
        return board;
    }

    @Override
    public RerunRecords reruns() {
        return jobs;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public PutEffects effects() {
        return outbox;
    }

    @Override
    public QueueDepth depth(QueueName queue) {
        return outbox.depth(queue);
    }

    @Override
    public DeadLetters deadLetters(QueueName queue) {
        return outbox.letters(queue);
    }

    @Override
    public AdmitCaller admission(int perMinute) {
        return new MemoryAdmitCaller(admission, jobs, scores, perMinute);
    }

    @Override
    public SelfReportRecords selfReports(int perMinute) {
        return new MemorySelfReportRecords(admission, selfReports, scores, perMinute);
    }

    @Override
    public CommitCache commits() {
        return selfReports;
    }

    @Override
    public KnownIdentities identities() {
        return admission;
    }

    @Override
    public RecoveryTurns recoveryTurns() {
        return recovery;
    }

    @Override
    public RecoveryRecords recoveryRecords() {
        return recovery;
    }

    @Override
    public SweepTurns sweepTurns() {
        return sweep;
    }

    @Override
    public SilentRuns silentRuns() {
        return sweep;
    }

    @Override
    public UnstartedDispatches unstarted() {
        return sweep;
    }

    @Override
    public ReadResults results() {
        return results;
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public ScoreRecords scores() {
        return scores;
    }

    @Override
    public Store anotherProcess() {
        return this;
    }

    @Override
    public Depth depth() {
        return deliveries.depth();
    }

    @Override
    public Duration lease() {
        return MemoryClaims.LEASE;
    }

    @Override
    public void pass(Duration time) {
        clock.putAhead(time);
    }
}
