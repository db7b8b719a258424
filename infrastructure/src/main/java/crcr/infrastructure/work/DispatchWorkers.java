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
 * Claims targets and dispatches them, several at a time. It also maintains the queue: it renews the leases of its
 * claims, and makes due targets and those of a dead process claimable again.
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
    // The upkeep continues until all claimed targets have ended or were given back.
    private final Loop upkeep = Loop.every(UPKEEP_EVERY, "the upkeep of the queue", this::keepUp);
    private volatile long reachableSince = System.nanoTime();

    /**
     * Starts nothing yet.
     *
     * @param most the maximum number of concurrent dispatches
     * @param lease the time for which a claim lasts without being renewed
     */
    public DispatchWorkers(
            TargetQueue queue, DispatchingTarget dispatching, int most, Duration lease, MeterRegistry meters) {
        this.queue = queue;
        this.dispatching = dispatching;
        this.lease = lease;
        this.meters = new DispatchMeters(meters);
        this.slots = new Slots(most);
    }

    /** Starts the workers. */
    public void start() {
        claiming.start();
        upkeep.start();
    }

    // The claim itself waits for a moment if there is nothing to claim.
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
            // Nothing was sent: the target comes back when its lease has lapsed.
            LOG.debug("not dispatched: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("the dispatch failed within the relay; it is tried again when its lease has lapsed", e);
        }
    }

    // GitHub has answered. Without a record the target would be dispatched again, so that recording is repeated
    // until it succeeds.
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
            // After an outage every process gets time to renew its claims before any are taken over.
            boolean takeOver = System.nanoTime() - reachableSince > lease.toNanos() / 2;
            List<Target> takenOver = claiming.isStopping() ? List.of() : queue.revive(takeOver);
            tell(takenOver, "it is tried again, since the process that had claimed it is gone");
            meters.takenOver(takenOver.size());
        } catch (StoreUnreachableException e) {
            // The claiming logs the outage.
            LOG.debug("no upkeep: {}", e.getMessage());
            reachableSince = System.nanoTime();
        }
    }

    /**
     * Claims no more targets, and waits for dispatches in flight: 12 s at most. Targets that do not end by then are
     * given back.
     */
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
