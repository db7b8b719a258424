package crcr.infrastructure.redis;

import crcr.application.delivery.DeliveryLedger;
import crcr.application.delivery.DeliveryLedgerContract;
import crcr.application.dispatch.OrderContract;
import crcr.application.dispatch.PausesContract;
import crcr.application.dispatch.RetriesContract;
import crcr.application.dispatch.TakeoverContract;
import crcr.application.dispatch.TargetQueue;
import crcr.application.dispatch.TargetQueueContract;
import crcr.application.dispatch.TargetRecords;
import crcr.application.store.Store;
import crcr.fixture.RealRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/**
 * During a rolling update a process of the first layout works beside one of today on the same targets. Here the calls
 * alternate between the two, and all guarantees hold.
 */
final class EarlierTargetsTest {
    private static final Duration LIFE = Duration.ofDays(3);

    @Nested
    final class DeliveriesFromEarlier extends EarlierFirst implements DeliveryLedgerContract {}

    @Nested
    final class TargetsFromEarlier extends EarlierFirst implements TargetQueueContract {}

    @Nested
    final class RetriesFromEarlier extends EarlierFirst implements RetriesContract {}

    @Nested
    final class OrderFromEarlier extends EarlierFirst implements OrderContract {}

    @Nested
    final class PausesFromEarlier extends EarlierFirst implements PausesContract {}

    @Nested
    final class TakeoverFromEarlier extends EarlierFirst implements TakeoverContract {}

    @Nested
    final class DeliveriesFromToday extends TodayFirst implements DeliveryLedgerContract {}

    @Nested
    final class TargetsFromToday extends TodayFirst implements TargetQueueContract {}

    @Nested
    final class RetriesFromToday extends TodayFirst implements RetriesContract {}

    @Nested
    final class OrderFromToday extends TodayFirst implements OrderContract {}

    @Nested
    final class PausesFromToday extends TodayFirst implements PausesContract {}

    @Nested
    final class TakeoverFromToday extends TodayFirst implements TakeoverContract {}

    abstract static class EarlierFirst extends InTurns {
        EarlierFirst() {
            super(0);
        }
    }

    abstract static class TodayFirst extends InTurns {
        TodayFirst() {
            super(1);
        }
    }

    /** A store on which a process of the first layout and one of today work in turn. */
    abstract static class InTurns {
        private final InTurn turns;
        private final List<AutoCloseable> opened = new ArrayList<>();
        private final Store store;

        /** Begins with the earlier one, which is 0, or today's, which is 1. */
        InTurns(int first) {
            turns = new InTurn(first);
            RealRedis.fresh();
            store = open();
        }

        public Store store() {
            return store;
        }

        private Store open() {
            RedisStore redis = RedisStore.connect(RealRedis.asItIs(), LIFE);
            EarlierTargets earlier = new EarlierTargets(redis.targets());
            opened.addAll(List.of(redis, earlier));
            return new Both(redis, earlier);
        }

        @AfterEach
        void close() throws Exception {
            for (AutoCloseable process : opened) {
                process.close();
            }
        }

        private final class Both extends RedisPorts {
            private final DeliveryLedger deliveries;
            private final TargetQueue targets;
            private final TargetRecords records;

            Both(RedisStore redis, EarlierTargets earlier) {
                super(redis, InTurns.this::open);
                deliveries = turns.of(DeliveryLedger.class, List.of(earlier, redis.deliveries()));
                targets = turns.of(TargetQueue.class, List.of(earlier, redis.targets()));
                records = turns.of(TargetRecords.class, List.of(earlier, redis.targetRecords()));
            }

            @Override
            public DeliveryLedger deliveries() {
                return deliveries;
            }

            @Override
            public TargetQueue targets() {
                return targets;
            }

            @Override
            public TargetRecords targetRecords() {
                return records;
            }
        }
    }
}
