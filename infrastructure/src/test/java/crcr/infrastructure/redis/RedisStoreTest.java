package crcr.infrastructure.redis;

import crcr.application.callback.AdmitCallerContract;
import crcr.application.callback.AdmitReportContract;
import crcr.application.callback.JobRecordsContract;
import crcr.application.callback.QueueTimesContract;
import crcr.application.callback.RepeatsContract;
import crcr.application.check.CheckBoardContract;
import crcr.application.console.SessionsContract;
import crcr.application.deadletter.DeadDispatchesContract;
import crcr.application.deadletter.DeadEffectsContract;
import crcr.application.deadletter.DeadLetters;
import crcr.application.delivery.DeliveryLedgerContract;
import crcr.application.delivery.UpstreamIdentityContract;
import crcr.application.dispatch.OrderContract;
import crcr.application.dispatch.PausesContract;
import crcr.application.dispatch.RetriesContract;
import crcr.application.dispatch.TakeoverContract;
import crcr.application.dispatch.TargetQueue;
import crcr.application.dispatch.TargetQueueContract;
import crcr.application.explanation.DeliveryHistoryContract;
import crcr.application.hud.HudOrderContract;
import crcr.application.outbox.CoalescingContract;
import crcr.application.outbox.EffectOrderContract;
import crcr.application.outbox.OutboxContract;
import crcr.application.outbox.PutEffectsContract;
import crcr.application.recovery.RecoveryRecordsContract;
import crcr.application.recovery.RecoveryTurnsContract;
import crcr.application.result.ReadResultsContract;
import crcr.application.scorecard.RefusedReportsContract;
import crcr.application.scorecard.ScoreRecordsContract;
import crcr.application.selfreport.SelfReportRecordsContract;
import crcr.application.store.Store;
import crcr.application.sweep.SilentRunsContract;
import crcr.application.sweep.SweepTurnsContract;
import crcr.application.sweep.UnstartedDispatchesContract;
import crcr.fixture.RealRedis;
import crcr.infrastructure.redis.place.RedisAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** Redis keeps the promises of the store's ports. */
final class RedisStoreTest {
    private static final Duration LIFE = Duration.ofDays(3);

    @Nested
    final class Deliveries extends OnRedis implements DeliveryLedgerContract {}

    @Nested
    final class SelfReports extends OnRedis implements SelfReportRecordsContract {}

    @Nested
    final class Upstreams extends OnRedis implements UpstreamIdentityContract {}

    @Nested
    final class Targets extends OnRedis implements TargetQueueContract {}

    @Nested
    final class Retries extends OnRedis implements RetriesContract {}

    @Nested
    final class Order extends OnRedis implements OrderContract {}

    @Nested
    final class Pauses extends OnRedis implements PausesContract {}

    @Nested
    final class Takeover extends OnRedis implements TakeoverContract {}

    @Nested
    final class Jobs extends OnRedis implements JobRecordsContract {}

    @Nested
    final class Repeats extends OnRedis implements RepeatsContract {}

    @Nested
    final class QueueTimes extends OnRedis implements QueueTimesContract {}

    @Nested
    final class Effects extends OnRedis implements OutboxContract {}

    @Nested
    final class EffectOrder extends OnRedis implements EffectOrderContract {}

    @Nested
    final class HudOrder extends OnRedis implements HudOrderContract {}

    @Nested
    final class Board extends OnRedis implements CheckBoardContract {}

    @Nested
    final class EffectsPut extends OnRedis implements PutEffectsContract {}

    @Nested
    final class Coalescing extends OnRedis implements CoalescingContract {}

    @Nested
    final class DeadEffects extends OnRedis implements DeadEffectsContract {}

    @Nested
    final class Admissions extends OnRedis implements AdmitCallerContract, AdmitReportContract {}

    @Nested
    final class Turns extends OnRedis implements RecoveryTurnsContract {}

    @Nested
    final class Recoveries extends OnRedis implements RecoveryRecordsContract {}

    @Nested
    final class SignedIn extends OnRedis implements SessionsContract {}

    @Nested
    final class SilentRuns extends OnRedis implements SilentRunsContract {}

    @Nested
    final class Scores extends OnRedis implements ScoreRecordsContract, RefusedReportsContract {}

    @Nested
    final class SweepTurns extends OnRedis implements SweepTurnsContract {}

    @Nested
    final class Unstarted extends OnRedis implements UnstartedDispatchesContract {}

    @Nested
    final class History extends OnRedis implements DeliveryHistoryContract {}

    @Nested
    final class Results extends OnRedis implements ReadResultsContract {}

    @Nested
    final class DeadDispatches extends OnRedis implements DeadDispatchesContract {
        @Override
        public DeadLetters letters() {
            return redis().deadLetters(TargetQueue.NAME);
        }
    }

    /** A store of its own for each test, and a connection of its own for each process. */
    abstract static class OnRedis {
        private final List<RedisStore> opened = new ArrayList<>();
        private final Store store = open(RealRedis.fresh());

        public Store store() {
            return store;
        }

        RedisStore redis() {
            return opened.getFirst();
        }

        private Store open(RedisAddress address) {
            RedisStore redis = RedisStore.connect(address, LIFE);
            opened.add(redis);
            return new RedisPorts(redis, () -> open(RealRedis.asItIs()));
        }

        @AfterEach
        void close() {
            opened.forEach(RedisStore::close);
        }
    }
}
