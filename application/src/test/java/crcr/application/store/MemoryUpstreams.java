package crcr.application.store;

import crcr.application.delivery.DeliveryLedger.Acceptance;
import crcr.application.trust.KnownIdentities.KnownUpstream;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.repository.RepositoryName;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the upstreams' names stand for in a {@link MemoryStore}. */
final class MemoryUpstreams {
    private final Clock clock;
    private final Map<RepositoryName, KnownUpstream> known = new TreeMap<>();

    MemoryUpstreams(Clock clock) {
        this.clock = clock;
    }

    /** Why a delivery is not that of the upstream; empty if it is. */
    synchronized Optional<Acceptance> refusal(Delivery delivery) {
        UpstreamEvent event = delivery.event();
        Optional<String> id = Optional.ofNullable(known.get(event.upstream())).map(KnownUpstream::id);
        if (event.otherName().isPresent()) {
            return id.isPresent() && id.equals(delivery.upstreamId())
                    ? Optional.empty()
                    : Optional.of(new Acceptance.NotUpstream());
        }
        return id.filter(_ -> delivery.upstreamId().isPresent() && !id.equals(delivery.upstreamId()))
                .map(Acceptance.NameTaken::new);
    }

    /** Remembers whose event was accepted. */
    synchronized void remember(Delivery delivery) {
        UpstreamEvent event = delivery.event();
        delivery.upstreamId().ifPresent(id -> {
            KnownUpstream before = known.getOrDefault(
                    event.upstream(), new KnownUpstream(event.upstream(), id, clock.instant(), Optional.empty()));
            known.put(
                    event.upstream(),
                    new KnownUpstream(before.repository(), before.id(), before.since(), event.otherName()));
        });
    }

    synchronized List<KnownUpstream> all() {
        return List.copyOf(known.values());
    }

    synchronized int forget(RepositoryName repository) {
        return known.remove(repository) == null ? 0 : 1;
    }
}
