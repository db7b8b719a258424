package crcr.infrastructure.redis.recovery;

import crcr.application.recovery.RecoveryRecords;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.recovery.MissedDeliveries;
import crcr.domain.retry.Backoff;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.redis.targets.TargetWords;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The record of deliveries that GitHub counts as failed. */
public final class RedisRecoveryRecords implements RecoveryRecords {
    /**
     * The life of a record: longer than GitHub remembers a delivery, so that no request is repeated as if it were the
     * first.
     */
    static final Duration LIFE = MissedDeliveries.REDELIVERABLE.plusDays(1);

    private static final Script ACCEPTED = Script.of("recovery/accepted");
    private static final Script CLAIM = Script.of("recovery/claim_redelivery");

    private final Redis redis;

    /** Keeps the records in {@code redis}. */
    public RedisRecoveryRecords(Redis redis) {
        this.redis = redis;
    }

    @Override
    public Set<DeliveryId> accepted(Collection<DeliveryId> deliveries) {
        if (deliveries.isEmpty()) {
            return Set.of();
        }
        List<DeliveryId> asked = List.copyOf(deliveries);
        String[] keys = asked.stream().map(Keys::delivery).toArray(String[]::new);
        List<Long> known = redis.run(ACCEPTED.on(keys)).numbers("known");
        Set<DeliveryId> accepted = new HashSet<>();
        for (int index = 0; index < keys.length; index++) {
            if (known.get(index) == 1) {
                accepted.add(asked.get(index));
            }
        }
        return accepted;
    }

    @Override
    public boolean claim(DeliveryId delivery, Backoff backoff) {
        return redis.run(CLAIM.on(Keys.redelivery(delivery))
                        .with("life_ms", LIFE)
                        .with("pauses_ms", TargetWords.pauses(backoff)))
                .isTrue("granted");
    }
}
