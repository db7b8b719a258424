package crcr.application.store;

import crcr.application.recovery.RecoveryRecords;
import crcr.application.recovery.RecoveryTurns;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.retry.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a {@link MemoryStore} keeps for the recovery of missed deliveries. */
final class MemoryRecovery implements RecoveryTurns, RecoveryRecords {
    private final Clock clock;
    private final Runnable requireThere;
    private final MemoryDeliveries deliveries;
    private final Map<DeliveryId, Claimed> claims = new HashMap<>();
    private Instant nextTurn = Instant.MIN;
    private Optional<Instant> lookBack = Optional.empty();
    private Optional<Instant> lastCompleted = Optional.empty();

    MemoryRecovery(Clock clock, Runnable requireThere, MemoryDeliveries deliveries) {
        this.clock = clock;
        this.requireThere = requireThere;
        this.deliveries = deliveries;
    }

    private record Claimed(int times, Instant next) {}

    @Override
    public synchronized Turn take(Duration every) {
        requireThere.run();
        Instant now = clock.instant();
        if (now.isBefore(nextTurn)) {
            return new Turn.NotYet(Duration.between(now, nextTurn), lastCompleted);
        }
        nextTurn = now.plus(every);
        return new Turn.Taken(lookBack);
    }

    @Override
    public synchronized Instant completed(Instant lookBackTo) {
        requireThere.run();
        Instant now = clock.instant();
        lookBack = Optional.of(lookBackTo);
        lastCompleted = Optional.of(now);
        return now;
    }

    @Override
    public synchronized Set<DeliveryId> accepted(Collection<DeliveryId> asked) {
        requireThere.run();
        return asked.stream().filter(deliveries::knows).collect(Collectors.toSet());
    }

    @Override
    public synchronized boolean claim(DeliveryId delivery, Backoff backoff) {
        requireThere.run();
        Instant now = clock.instant();
        Claimed before = claims.getOrDefault(delivery, new Claimed(0, now));
        if (now.isBefore(before.next())) {
            return false;
        }
        int times = before.times() + 1;
        claims.put(
                delivery,
                new Claimed(
                        times, now.plus(backoff.after(times, Duration.ZERO, 0).orElseThrow())));
        return true;
    }
}
