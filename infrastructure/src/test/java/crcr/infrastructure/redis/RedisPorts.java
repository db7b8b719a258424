package crcr.infrastructure.redis;

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
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.application.sweep.SilentRuns;
import crcr.application.sweep.SweepTurns;
import crcr.application.sweep.UnstartedDispatches;
import crcr.application.trust.KnownIdentities;
import crcr.fixture.PassedTime;
import crcr.infrastructure.check.StandingJson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** All ports of a store in Redis, as one process has them. */
public class RedisPorts implements Store {
    private final RedisStore redis;
    private final TargetQueue targets;
    private final Supplier<Store> another;

    /**
     * Works on a store.
     *
     * @param another connects another process
     */
    public RedisPorts(RedisStore redis, Supplier<Store> another) {
        this.redis = redis;
        this.targets = redis.targets();
        this.another = another;
    }

    @Override
    public DeliveryLedger deliveries() {
        return redis.deliveries();
    }

    @Override
    public ActedDeliveries actedDeliveries() {
        return redis.deliveries();
    }

    @Override
    public CheckBoard board() {
        return redis.checks().board(new StandingJson());
    }

    @Override
    public IgnoredDeliveries ignored() {
        return redis.ignored();
    }

    @Override
    public DeliveryHistory history() {
        return redis.history();
    }

    @Override
    public TargetQueue targets() {
        return targets;
    }

    @Override
    public TargetRecords targetRecords() {
        return redis.targetRecords();
    }

    @Override
    public ScoreRecords scores() {
        return redis.scores();
    }

    @Override
    public JobRecords jobs() {
        return redis.jobs();
    }

    @Override
    public QueuedJobs queuedJobs() {
        return redis.checks().queuedJobs(new StandingJson());
    }

    @Override
    public RerunRecords reruns() {
        return redis.checks().reruns();
    }

    @Override
    public Outbox outbox() {
        return redis.outbox();
    }

    @Override
    public PutEffects effects() {
        return redis.outbox();
    }

    @Override
    public QueueDepth depth(QueueName queue) {
        return Optional.ofNullable(redis.depths(List.of(queue)).get(queue)).orElseThrow();
    }

    @Override
    public DeadLetters deadLetters(QueueName queue) {
        return redis.deadLetters(queue);
    }

    @Override
    public AdmitCaller admission(int perMinute) {
        return redis.admission(perMinute);
    }

    @Override
    public SelfReportRecords selfReports(int perMinute) {
        return redis.selfReports(perMinute);
    }

    @Override
    public CommitCache commits() {
        return redis.selfReports(1);
    }

    @Override
    public KnownIdentities identities() {
        return redis.identities();
    }

    @Override
    public RecoveryTurns recoveryTurns() {
        return redis.recovery().turns();
    }

    @Override
    public RecoveryRecords recoveryRecords() {
        return redis.recovery().records();
    }

    @Override
    public SweepTurns sweepTurns() {
        return redis.sweeps().turns();
    }

    @Override
    public SilentRuns silentRuns() {
        return redis.sweeps().silentRuns();
    }

    @Override
    public UnstartedDispatches unstarted() {
        return redis.sweeps().unstarted();
    }

    @Override
    public Depth depth() {
        QueueDepth targets = depth(TargetQueue.NAME);
        return new Depth(targets.waiting(), targets.dead());
    }

    @Override
    public Duration lease() {
        return RedisStore.CLAIMED_FOR;
    }

    @Override
    public void pass(Duration time) {
        PassedTime.of(time);
    }

    @Override
    public ReadResults results() {
        return redis.results(Scene.UPSTREAM);
    }

    @Override
    public Sessions sessions() {
        return redis.sessions();
    }

    @Override
    public Store anotherProcess() {
        return another.get();
    }
}
