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
import java.time.Duration;

/** All ports that a store stands behind, over the same data: what the contracts need and an adapter's test provides. */
public interface Store {
    /** The deliveries of this store. */
    DeliveryLedger deliveries();

    /** What is acted on without being relayed. */
    ActedDeliveries actedDeliveries();

    /** What shows on the upstream's pull requests. */
    CheckBoard board();

    /** Where it is noted what was not relayed. */
    IgnoredDeliveries ignored();

    /** What became of those deliveries. */
    DeliveryHistory history();

    /** The targets of those deliveries, as one more process that works on them. */
    TargetQueue targets();

    /** What is recorded of those targets. */
    TargetRecords targetRecords();

    /** The jobs that those targets led to. */
    JobRecords jobs();

    /** The jobs on the board that are queued again. */
    QueuedJobs queuedJobs();

    /** Which runs the relay has had run again. */
    RerunRecords reruns();

    /** The effects of the moves of those jobs that wait to be done. */
    Outbox outbox();

    /** What puts effects in that follow from something else than a move. */
    PutEffects effects();

    /** How full a queue of effects is now. */
    QueueDepth depth(QueueName queue);

    /** The effects of a queue that were given up. */
    DeadLetters deadLetters(QueueName queue);

    /** Who is let in, with so many callbacks a minute of each; who was, is in this store. */
    AdmitCaller admission(int perMinute);

    /** The self-reports that were taken, with the same callers and allowances. */
    SelfReportRecords selfReports(int perMinute);

    /** What GitHub said of commits. */
    CommitCache commits();

    /** The identities of those who were let in. */
    KnownIdentities identities();

    /** Whose turn it is to look for missed deliveries. */
    RecoveryTurns recoveryTurns();

    /** What is on record of missed deliveries. */
    RecoveryRecords recoveryRecords();

    /** Whose turn it is to sweep. */
    SweepTurns sweepTurns();

    /** The jobs that have been silent since they said that they run. */
    SilentRuns silentRuns();

    /** The dispatches that no job has reported of. */
    UnstartedDispatches unstarted();

    /** What came of deliveries to the upstream of {@link Scene}. */
    ReadResults results();

    /** Who is signed in at the console. */
    Sessions sessions();

    /** What is counted of downstreams. */
    ScoreRecords scores();

    /** The same data as another process sees it. */
    Store anotherProcess();

    /**
     * How full the queue is.
     *
     * @param open the targets that have not ended
     * @param dead those that ended without success and are kept
     */
    record Depth(long open, long dead) {}

    /** How full the queue is now. */
    Depth depth();

    /** How long a claim lasts without being renewed. */
    Duration lease();

    /** Makes everything that targets wait for, and the age of every claim, so much older. */
    void pass(Duration time);
}
