package crcr.application.store;

import crcr.application.callback.DispatchFacts;
import crcr.application.delivery.DeliveryLedger;
import crcr.application.dispatch.Dispatch;
import crcr.application.dispatch.Target;
import crcr.application.dispatch.TargetQueue;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** The deliveries of a {@link MemoryStore}, and their targets. */
final class MemoryDeliveries implements DeliveryLedger, TargetQueue {
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(100);

    private final Clock clock;
    private final Runnable requireThere;
    private final Map<DeliveryId, Kept> kept = new HashMap<>();
    private final Queue<Target> waiting = new ArrayDeque<>();
    private int tickets;

    MemoryDeliveries(Clock clock, Runnable requireThere) {
        this.clock = clock;
        this.requireThere = requireThere;
    }

    private sealed interface Progress {
        record Waiting() implements Progress {}

        record Begun(Instant at) implements Progress {}

        record Succeeded(Instant at) implements Progress {}

        record Failed(String reason) implements Progress {}
    }

    private record Kept(Delivery delivery, Instant accepted, Map<RepositoryName, Progress> targets) {}

    @Override
    public synchronized Acceptance accept(Delivery delivery, List<RepositoryName> targets) {
        requireThere.run();
        Kept known = kept.get(delivery.id());
        if (known == null) {
            Kept fresh = new Kept(delivery, clock.instant(), new LinkedHashMap<>());
            kept.put(delivery.id(), fresh);
            targets.stream().distinct().forEach(target -> queue(fresh, target));
            return new Acceptance.Fresh();
        }
        List<RepositoryName> failed = known.targets().entrySet().stream()
                .filter(target -> target.getValue() instanceof Progress.Failed)
                .map(Map.Entry::getKey)
                .toList();
        failed.forEach(target -> queue(known, target));
        return new Acceptance.Repeated(failed.size());
    }

    private void queue(Kept of, RepositoryName target) {
        of.targets().put(target, new Progress.Waiting());
        tickets++;
        waiting.add(new Target("ticket-" + tickets, of.delivery().id(), target));
        notifyAll();
    }

    @Override
    public synchronized List<Target> claim(int most) {
        requireThere.run();
        try {
            waitForOne();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
        List<Target> claimed = new ArrayList<>();
        while (claimed.size() < most && !waiting.isEmpty()) {
            claimed.add(waiting.remove());
        }
        return claimed;
    }

    private synchronized void waitForOne() throws InterruptedException {
        long end = System.nanoTime() + MOMENT;
        long left = MOMENT;
        while (waiting.isEmpty() && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
    }

    @Override
    public synchronized Optional<Dispatch> begin(Target target) {
        requireThere.run();
        Kept of = kept.get(target.delivery());
        Progress progress = of == null ? null : of.targets().get(target.downstream());
        if (of == null || progress == null) {
            return Optional.empty();
        }
        return switch (progress) {
            case Progress.Succeeded(Instant _) -> Optional.empty();
            case Progress.Failed(String _) -> Optional.empty();
            case Progress.Waiting() -> {
                of.targets().put(target.downstream(), new Progress.Begun(clock.instant()));
                yield Optional.of(dispatch(target, of.delivery()));
            }
            case Progress.Begun(Instant _) -> Optional.of(dispatch(target, of.delivery()));
        };
    }

    private static Dispatch dispatch(Target target, Delivery delivery) {
        return new Dispatch(target, delivery.event().type(), delivery.payload());
    }

    @Override
    public synchronized Duration succeeded(Target target) {
        Instant now = clock.instant();
        Instant accepted = end(target, new Progress.Succeeded(now));
        return accepted.isAfter(now) ? Duration.ZERO : Duration.between(accepted, now);
    }

    @Override
    public synchronized void failed(Target target, String reason) {
        end(target, new Progress.Failed(reason));
    }

    private synchronized Instant end(Target target, Progress how) {
        requireThere.run();
        Kept of = kept.get(target.delivery());
        if (of == null) {
            throw new IllegalArgumentException(target + " was never accepted");
        }
        of.targets().put(target.downstream(), how);
        return of.accepted();
    }

    /** Whether this delivery was accepted. */
    synchronized boolean knows(DeliveryId delivery) {
        return kept.containsKey(delivery);
    }

    /** The dispatch of this delivery to this downstream, unless none began or it ended without success. */
    synchronized Optional<DispatchFacts> dispatched(DeliveryId delivery, RepositoryName downstream) {
        Kept of = kept.get(delivery);
        Progress progress = of == null ? null : of.targets().get(downstream);
        if (of == null || progress == null) {
            return Optional.empty();
        }
        return switch (progress) {
            case Progress.Waiting() -> Optional.empty();
            case Progress.Failed(String _) -> Optional.empty();
            case Progress.Begun(Instant at) ->
                Optional.of(new DispatchFacts(delivery, of.delivery().event(), at));
            case Progress.Succeeded(Instant at) ->
                Optional.of(new DispatchFacts(delivery, of.delivery().event(), at));
        };
    }
}
