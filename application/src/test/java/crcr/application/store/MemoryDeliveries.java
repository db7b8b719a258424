package crcr.application.store;

import crcr.application.delivery.ActedDeliveries;
import crcr.application.delivery.DeliveryLedger;
import crcr.application.dispatch.Dispatch;
import crcr.application.dispatch.Target;
import crcr.application.dispatch.TargetQueue;
import crcr.application.dispatch.TargetRecords;
import crcr.application.explanation.Fate;
import crcr.application.explanation.Stage;
import crcr.application.explanation.Step;
import crcr.application.explanation.Waiting;
import crcr.application.outbox.Effect;
import crcr.domain.delivery.Delivery;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.DispatchFacts;
import crcr.domain.repository.RepositoryName;
import crcr.domain.target.TargetMove;
import crcr.domain.target.TargetState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The deliveries of a {@link MemoryStore}, and their targets. */
final class MemoryDeliveries implements DeliveryLedger, ActedDeliveries, TargetQueue, TargetRecords {
    private final Clock clock;
    private final Runnable requireThere;
    private final Map<DeliveryId, Map<RepositoryName, MemoryTarget>> kept = new HashMap<>();
    private final Map<DeliveryId, Arrival> arrivals = new LinkedHashMap<>();
    private final MemoryClaims claims;
    private final MemoryUpstreams upstreams;
    private final MemoryBoard board;
    private final MemoryOutbox outbox;
    private final MemorySilence silence;
    private final MemoryScores scores;
    private final MemoryPauses pauses = new MemoryPauses();
    private long turns;

    MemoryDeliveries(
            Clock clock,
            Runnable requireThere,
            MemoryUpstreams upstreams,
            MemoryBoard board,
            MemoryOutbox outbox,
            MemorySilence silence,
            MemoryScores scores) {
        this.board = board;
        this.outbox = outbox;
        this.silence = silence;
        this.scores = scores;
        this.upstreams = upstreams;
        this.clock = clock;
        this.requireThere = requireThere;
        this.claims = new MemoryClaims(clock);
    }

    @Override
    public synchronized Acceptance act(Delivery delivery, List<Effect> effects) {
        Acceptance acceptance = accept(delivery, List.of());
        if (acceptance instanceof Acceptance.Fresh) {
            effects.forEach(outbox::append);
        }
        return acceptance;
    }

    @Override
    public synchronized Acceptance accept(Delivery delivery, List<RepositoryName> targets) {
        requireThere.run();
        Optional<Acceptance> refusal = upstreams.refusal(delivery);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Map<RepositoryName, MemoryTarget> known = kept.get(delivery.id());
        if (known == null) {
            upstreams.remember(delivery);
            delivery.labels()
                    .ifPresent(labels ->
                            board.remember(delivery.event().pullRequest().orElseThrow(), labels));
            Map<RepositoryName, MemoryTarget> fresh = new LinkedHashMap<>();
            Instant now = clock.instant();
            kept.put(delivery.id(), fresh);
            arrivals.put(delivery.id(), new Arrival(delivery, now));
            targets.stream().distinct().forEach(downstream -> {
                MemoryTarget target = new MemoryTarget(delivery, downstream, now, nextTurn());
                fresh.put(downstream, target);
                lane(target)
                        .filter(older -> older.can(TargetMove.SUPERSEDE)
                                && target.place().supersedes(older.place()))
                        .toList()
                        .forEach(older -> supersede(older, target));
                queue(target);
            });
            return new Acceptance.Fresh();
        }
        List<MemoryTarget> ended = known.values().stream()
                .filter(target -> target.can(TargetMove.REDELIVER))
                .toList();
        ended.forEach(target -> {
            target.rise(nextTurn(), clock.instant());
            queue(target);
        });
        return new Acceptance.Repeated(ended.size());
    }

    private synchronized long nextTurn() {
        turns++;
        return turns;
    }

    private void queue(MemoryTarget target) {
        claims.queue(target.key());
    }

    /** The other events of the same PR on their way to the same downstream, the oldest first. */
    private synchronized Stream<MemoryTarget> lane(MemoryTarget target) {
        return all().filter(target::isInTheLaneOf)
                .filter(other -> other.state().isOpen())
                .sorted(Comparator.comparingLong(other -> other.place().turn()));
    }

    /** The older ones of its lane that it has to wait for. */
    private synchronized Stream<MemoryTarget> ahead(MemoryTarget target) {
        return lane(target)
                .filter(other -> other.state().goesFirst() && other.place().comesBefore(target.place()));
    }

    private synchronized Stream<MemoryTarget> all() {
        return kept.values().stream().map(Map::values).flatMap(Collection::stream);
    }

    private synchronized Optional<MemoryTarget> find(DeliveryId delivery, RepositoryName downstream) {
        return Optional.ofNullable(kept.get(delivery)).flatMap(of -> Optional.ofNullable(of.get(downstream)));
    }

    @Override
    public List<Target> claim(int most) {
        requireThere.run();
        return claims.claim(most);
    }

    @Override
    public void renew(List<Target> claimed) {
        requireThere.run();
        claims.renew(claimed);
    }

    @Override
    public void giveBack(List<Target> claimed) {
        requireThere.run();
        claims.giveBack(claimed);
    }

    @Override
    public synchronized List<Target> revive(boolean takeOver) {
        requireThere.run();
        Instant now = clock.instant();
        all().filter(target -> target.due.filter(due -> !now.isBefore(due)).isPresent())
                .sorted(Comparator.comparing(target -> target.due.orElseThrow()))
                .toList()
                .forEach(target -> {
                    target.due = Optional.empty();
                    queue(target);
                });
        List<Target> lapsed = takeOver ? claims.endLapsed() : List.of();
        lapsed.forEach(claim -> find(claim.delivery(), claim.downstream()).ifPresent(this::queue));
        return lapsed;
    }

    @Override
    public synchronized Begun begin(Target claim) {
        requireThere.run();
        Optional<MemoryTarget> found = find(claim.delivery(), claim.downstream());
        if (found.isEmpty() || !found.get().can(TargetMove.BEGIN)) {
            claims.end(claim);
            return new Begun.Obsolete();
        }
        MemoryTarget target = found.get();
        if (!claims.isHeld(claim)) {
            return new Begun.Deferred();
        }
        if (target.state() != TargetState.BEGUN && ahead(target).findAny().isPresent()) {
            claims.end(claim);
            target.parked = true;
            return new Begun.Deferred();
        }
        Instant now = clock.instant();
        Optional<Instant> until = pauses.holding(target, now, MemoryClaims.LEASE);
        if (until.isPresent()) {
            claims.end(claim);
            target.due = until;
            return new Begun.Deferred();
        }
        Delivery delivery = target.delivery();
        return new Begun.Ready(new Dispatch(claim, delivery.event(), delivery.payload(), target.begin(now)));
    }

    @Override
    public synchronized Duration succeeded(Target claim) {
        requireThere.run();
        Instant now = clock.instant();
        claims.end(claim);
        MemoryTarget target = find(claim.delivery(), claim.downstream()).orElseThrow();
        pauses.succeeded(target, now);
        if (target.can(TargetMove.SUCCEED)) {
            target.succeed(now);
            silence.awaitStart(target.key(), now);
            scores.dispatched(target.key(), target.delivery().event());
            wakeNext(target);
        }
        Instant accepted = target.accepted();
        return accepted.isAfter(now) ? Duration.ZERO : Duration.between(accepted, now);
    }

    @Override
    public synchronized PutOff later(Target claim, String reason, Duration pause) {
        requireThere.run();
        Optional<MemoryTarget> target = inFlight(claim);
        if (target.isEmpty()) {
            return find(claim.delivery(), claim.downstream())
                    .filter(ended -> ended.state() == TargetState.SUPERSEDED)
                    .<PutOff>map(_ -> new PutOff.Superseded())
                    .orElseGet(PutOff.Scheduled::new);
        }
        Instant now = clock.instant();
        pauses.failed(target.get(), now);
        target.get().note(now, Step.Kind.FAILED, reason);
        return putOff(target.get(), now.plus(pause));
    }

    @Override
    public synchronized Duration quiet(Target claim, String reason, Optional<Duration> told) {
        requireThere.run();
        Instant now = clock.instant();
        Optional<MemoryTarget> target = inFlight(claim);
        Instant until = pauses.quiet(
                find(claim.delivery(), claim.downstream()).orElseThrow().owner(), told, now);
        target.ifPresent(attempted -> {
            attempted.note(now, Step.Kind.LIMITED, reason);
            attempted.forgetAttempt();
            putOff(attempted, until);
        });
        return Duration.between(now, until);
    }

    private synchronized PutOff putOff(MemoryTarget target, Instant until) {
        Optional<MemoryTarget> stale = lane(target)
                .filter(newer -> newer.place().supersedes(target.place()))
                .findFirst();
        target.putOff(until);
        if (stale.isPresent()) {
            supersede(target, stale.get());
            return new PutOff.Superseded();
        }
        wakeNext(target);
        return new PutOff.Scheduled();
    }

    @Override
    public synchronized void dead(Target claim, String reason) {
        requireThere.run();
        inFlight(claim).ifPresent(target -> {
            target.note(clock.instant(), Step.Kind.FAILED, reason);
            target.die(reason, clock.instant());
            wakeNext(target);
            pauses.died(target, clock.instant());
        });
    }

    /** The target of a claim that is held to its end, and ends so; empty if it had ended already. */
    private synchronized Optional<MemoryTarget> inFlight(Target claim) {
        return claims.end(claim)
                ? find(claim.delivery(), claim.downstream()).filter(target -> target.state() == TargetState.BEGUN)
                : Optional.empty();
    }

    private synchronized void supersede(MemoryTarget target, MemoryTarget newer) {
        target.supersede(newer, clock.instant());
        wakeNext(target);
    }

    private synchronized void wakeNext(MemoryTarget ended) {
        lane(ended).filter(other -> other.parked).findFirst().ifPresent(next -> {
            next.parked = false;
            queue(next);
        });
    }

    synchronized Store.Depth depth() {
        return new Store.Depth(
                all().filter(target -> target.state().isOpen()).count(),
                all().filter(target -> target.state() == TargetState.DEAD).count());
    }

    /** A delivery, and when it was accepted. */
    record Arrival(Delivery delivery, Instant at) {}

    /** All deliveries, the earliest first. */
    synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals.values());
    }

    /** The downstreams that a delivery goes to. */
    synchronized List<RepositoryName> targetsOf(DeliveryId delivery) {
        return List.copyOf(kept.getOrDefault(delivery, Map.of()).keySet());
    }

    /** What became of this delivery for this downstream; empty if it does not go there. */
    synchronized Optional<Fate> fate(DeliveryId delivery, RepositoryName downstream) {
        return find(delivery, downstream).map(target -> target.fate(waits(target), silence.missed(target.key())));
    }

    private synchronized Stage waits(MemoryTarget target) {
        Instant now = clock.instant();
        return new Waiting(
                        target.parked,
                        ahead(target).map(other -> other.delivery().id()).findFirst(),
                        pauses.quietUntil(target, now),
                        pauses.pausedUntil(target, now),
                        target.state() == TargetState.RETRY ? target.due : Optional.empty())
                .stage(now);
    }

    /** Whether this delivery was accepted. */
    synchronized boolean knows(DeliveryId delivery) {
        return kept.containsKey(delivery);
    }

    /** The dispatch of this delivery to this downstream, unless none began or it ended without success. */
    synchronized Optional<DispatchFacts> dispatched(DeliveryId delivery, RepositoryName downstream) {
        return find(delivery, downstream)
                .filter(target -> target.state().mayBeReportedOn())
                .map(target -> new DispatchFacts(delivery, target.delivery().event(), target.dispatched()));
    }
}
