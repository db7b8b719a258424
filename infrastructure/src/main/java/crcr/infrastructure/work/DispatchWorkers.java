package crcr.infrastructure.work;

import crcr.application.dispatch.DispatchingTarget;
import crcr.application.dispatch.DispatchingTarget.Attempt;
import crcr.application.dispatch.DispatchingTarget.TargetOutcome;
import crcr.application.dispatch.Target;
import crcr.application.dispatch.TargetQueue;
import crcr.application.store.StoreUnreachableException;
import crcr.infrastructure.observe.log.LogContext;
import crcr.infrastructure.shared.loop.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims targets and dispatches them, so many at a time. Beside that it keeps the queue going: it renews the leases of
 * what it works on, and brings back what is due and what a dead process had claimed.
 */
public final class DispatchWorkers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DispatchWorkers.class);
    private static final Duration PAUSE_WITHOUT_STORE = Duration.ofSeconds(1);
    private static final Duration UPKEEP_EVERY = Duration.ofSeconds(1);
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(12);

    private final TargetQueue queue;
    private final DispatchingTarget dispatching;
    private final Duration lease;
    private final DispatchMeters meters;
    private final Slots slots;
    private final Set<Target> inHand = ConcurrentHashMap.newKeySet();
    private final Loop claiming = Loop.of("dispatching", this::claimSome);
    // It goes on until what is in hand has ended or was given back.
    private final Loop upkeep = Loop.every(UPKEEP_EVERY, "the upkeep of the queue", this::keepUp);
    private volatile long reachableSince = System.nanoTime();

    /**
     * Starts nothing yet.
     *
     * @param most how many dispatches may be in flight
     * @param lease how long a claim lasts without being renewed
     */
    public DispatchWorkers(
            TargetQueue queue, DispatchingTarget dispatching, int most, Duration lease, MeterRegistry meters) {
        this.queue = queue;
        this.dispatching = dispatching;
        this.lease = lease;
        this.meters = new DispatchMeters(meters);
        this.slots = new Slots(most);
    }

    /** Begins to work. */
    public void start() {
        claiming.start();
        upkeep.start();
    }

    // The claim itself waits for a while until there is something to claim.
    private Duration claimSome() {
        slots.fill("dispatch", this::claim, this::work);
        return Duration.ZERO;
    }

    private List<Target> claim(int room) {
        List<Target> claimed = claiming.isStopping() ? List.of() : queue.claim(room);
        inHand.addAll(claimed);
        return claimed;
    }

    private static LogContext about(Target target) {
        return LogContext.about(target.delivery(), target.downstream());
    }

    private static void tell(List<Target> targets, String words) {
        for (Target target : targets) {
            try (LogContext _ = about(target)) {
                LOG.warn("{}", words);
            }
        }
    }

    private void work(Target target) {
        try (LogContext _ = about(target)) {
            dispatch(target);
        } finally {
            inHand.remove(target);
        }
    }

    private void dispatch(Target target) {
        try {
            switch (dispatching.attempt(target)) {
                case Attempt.Made made -> meters.record(target, recorded(made));
                case Attempt.Deferred() -> LOG.debug("it is not this target's turn");
                case Attempt.Obsolete() -> LOG.info("nothing was left to dispatch");
            }
        } catch (StoreUnreachableException e) {
            // Nothing was sent: when the lease has lapsed, the target comes again.
            LOG.debug("not dispatched: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("the dispatch failed within the relay; it is tried again when its lease has lapsed", e);
        }
    }

    // GitHub has answered. If that is not recorded, the target is dispatched again; so it is, as soon as it can be.
    private TargetOutcome recorded(Attempt.Made made) {
        while (true) {
            try {
                return dispatching.record(made);
            } catch (StoreUnreachableException e) {
                if (upkeep.pause(PAUSE_WITHOUT_STORE)) {
                    throw e;
                }
            }
        }
    }

    private void keepUp() {
        try {
            queue.renew(List.copyOf(inHand));
            // After an outage every process gets the time to renew before anything is taken from it.
            boolean takeOver = System.nanoTime() - reachableSince > lease.toNanos() / 2;
            List<Target> takenOver = claiming.isStopping() ? List.of() : queue.revive(takeOver);
            tell(takenOver, "it is tried again, since the process that had claimed it is gone");
            meters.takenOver(takenOver.size());
        } catch (StoreUnreachableException e) {
            // The claiming logs that the store is away.
            LOG.debug("no upkeep: {}", e.getMessage());
            reachableSince = System.nanoTime();
        }
    }

    /** Claims nothing more, and waits for what is in flight: 12 s at most. What does not end by then is given back. */
    @Override
    public void close() {
        claiming.stop();
        slots.awaitEnd(FINISH_WITHIN);
        upkeep.stop();
        giveBack(List.copyOf(inHand));
    }

    private void giveBack(List<Target> targets) {
        if (targets.isEmpty()) {
            return;
        }
        tell(targets, "the dispatch did not end in time; another process takes it over");
        try {
            queue.giveBack(targets);
        } catch (StoreUnreachableException e) {
            LOG.warn("they are taken over when their lease has lapsed: {}", e.getMessage());
        }
    }
}
