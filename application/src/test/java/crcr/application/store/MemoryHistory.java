package crcr.application.store;

import crcr.application.delivery.IgnoredDeliveries;
import crcr.application.delivery.IgnoredDelivery;
import crcr.application.explanation.DeliveryHistory;
import crcr.application.explanation.PastDelivery;
import crcr.application.explanation.Sought;
import crcr.application.store.MemoryDeliveries.Arrival;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** The history of a {@link MemoryStore}: its deliveries, and those that were not relayed. */
final class MemoryHistory implements DeliveryHistory, IgnoredDeliveries {
    private final Clock clock;
    private final Runnable requireThere;
    private final AtomicBoolean away;
    private final MemoryDeliveries deliveries;
    private final List<PastDelivery.Ignored> ignored = new ArrayList<>();

    MemoryHistory(Clock clock, Runnable requireThere, AtomicBoolean away, MemoryDeliveries deliveries) {
        this.clock = clock;
        this.requireThere = requireThere;
        this.away = away;
        this.deliveries = deliveries;
    }

    @Override
    public synchronized void remember(IgnoredDelivery delivery) {
        if (!away.get()) {
            ignored.addFirst(new PastDelivery.Ignored(clock.instant(), delivery));
        }
    }

    @Override
    public synchronized List<PastDelivery> find(Sought sought, RepositoryName downstream, int most) {
        requireThere.run();
        Stream<PastDelivery> accepted = deliveries.arrivals().reversed().stream()
                .filter(arrival -> isSought(
                        sought,
                        arrival.delivery().id(),
                        arrival.delivery().event().pullRequest()))
                .map(arrival -> past(arrival, downstream));
        Stream<PastDelivery.Ignored> others = ignored.stream()
                .filter(past ->
                        isSought(sought, past.delivery().id(), past.delivery().pullRequest()));
        return Stream.concat(accepted, others)
                .sorted(Comparator.comparing(PastDelivery::at).reversed())
                .limit(most)
                .toList();
    }

    private PastDelivery past(Arrival arrival, RepositoryName downstream) {
        DeliveryId id = arrival.delivery().id();
        return new PastDelivery.Accepted(arrival.at(), id, arrival.delivery().event(), deliveries.fate(id, downstream));
    }

    private static boolean isSought(Sought sought, DeliveryId id, OptionalLong pullRequest) {
        return switch (sought) {
            case Sought.Delivery(DeliveryId wanted) -> wanted.equals(id);
            case Sought.PullRequest wanted -> pullRequest.equals(OptionalLong.of(wanted.number()));
            case Sought.Latest() -> true;
        };
    }
}
