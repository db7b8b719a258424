package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.Script.bytes;

import crcr.application.recovery.RecoveryRecords;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.recovery.MissedDeliveries;
import crcr.domain.retry.Backoff;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is on record of deliveries that GitHub counts as failed. */
final class RedisRecoveryRecords implements RecoveryRecords {
    /** Longer than GitHub remembers a delivery, so that nothing is asked for as if it were the first time. */
    static final Duration LIFE = MissedDeliveries.REDELIVERABLE.plusDays(1);

    private static final Script ACCEPTED = Script.named("accepted.lua");
    private static final Script CLAIM = Script.named("claim_redelivery.lua");

    private final Redis redis;

    RedisRecoveryRecords(Redis redis) {
        this.redis = redis;
    }

    @Override
    public Set<DeliveryId> accepted(Collection<DeliveryId> deliveries) {
        if (deliveries.isEmpty()) {
            return Set.of();
        }
        List<DeliveryId> asked = List.copyOf(deliveries);
        String[] keys = asked.stream().map(Keys::delivery).toArray(String[]::new);
        List<Object> known = redis.call(commands -> ACCEPTED.run(commands, keys));
        Set<DeliveryId> accepted = new HashSet<>();
        for (int index = 0; index < keys.length; index++) {
            if ((Long) known.get(index) == 1) {
                accepted.add(asked.get(index));
            }
        }
        return accepted;
    }

    @Override
    public boolean claim(DeliveryId delivery, Backoff backoff) {
        String[] keys = {Keys.redelivery(delivery)};
        byte[][] arguments = Stream.concat(Stream.of(LIFE), backoff.growing().stream())
                .map(duration -> bytes(duration.toMillis()))
                .toArray(byte[][]::new);
        List<Object> answer = redis.call(commands -> CLAIM.run(commands, keys, arguments));
        return (Long) answer.getFirst() == 1;
    }
}
