package crcr.infrastructure.worker;

import crcr.application.dispatch.DispatchingTarget;
import crcr.application.dispatch.DispatchingTarget.Attempt;
import crcr.application.dispatch.DispatchingTarget.Outcome;
import crcr.application.dispatch.Target;
import crcr.application.dispatch.TargetQueue;
import crcr.application.store.StoreUnreachableException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Claims targets and dispatches them, so many at a time. No more is claimed than there are workers free, so that what
 * waits is left for other processes. Beside that it keeps the queue going: it renews the leases of what it works on,
 * and brings back what is due and what a dead process had claimed.
 */
public final class DispatchWorkers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DispatchWorkers.class);
    private static final Duration PAUSE_WITHOUT_STORE = Duration.ofSeconds(1);
    private static final Duration UPKEEP_EVERY = Duration.ofSeconds(1);
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(12);

    private final TargetQueue queue;
    private final DispatchingTarget dispatching;
    private final int most;
    private final Duration lease;
    private final DispatchMeters meters;
    private final Semaphore free;
    private final Set<Target> inHand = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread claiming = Thread.ofVirtual().name("claiming").unstarted(this::claimAndDispatch);
    private final Thread upkeep = Thread.ofVirtual().name("upkeep").unstarted(this::keepGoing);

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
        this.most = most;
        this.lease = lease;
        this.meters = new DispatchMeters(meters);
        this.free = new Semaphore(most);
    }

    /** Begins to work. */
    public void start() {
        claiming.start();
        upkeep.start();
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void claimAndDispatch() {
        boolean storeAway = false;
        while (!isStopping()) {
            int room = takeFreeWorkers();
            int used = 0;
            try {
                List<Target> claimed = queue.claim(room);
                used = claimed.size();
                inHand.addAll(claimed);
                claimed.forEach(target -> Thread.ofVirtual().name("dispatch").start(() -> work(target)));
                if (storeAway) {
                    LOG.info("dispatching goes on, since the store is there again");
                }
                storeAway = false;
            } catch (StoreUnreachableException e) {
                if (!storeAway) {
                    LOG.warn("dispatching pauses, since the store cannot be reached: {}", e.getMessage());
                }
                storeAway = true;
                pause(stopping, PAUSE_WITHOUT_STORE);
            } finally {
                free.release(room - used);
            }
        }
    }

    private int takeFreeWorkers() {
        free.acquireUninterruptibly();
        return 1 + free.drainPermits();
    }

    /** The lines of the log within this tell which target they are about. */
    private static LogContext about(Target target) {
        MDC.put("delivery", target.delivery().value());
        MDC.put("repository", target.downstream().toString());
        return MDC::clear;
    }

    /** What ends when the lines about a target end. */
    private interface LogContext extends AutoCloseable {
        @Override
        void close();
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
            free.release();
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
            LOG.debug("not dispatched, since the store cannot be reached: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("the dispatch failed within the relay; it is tried again when its lease has lapsed", e);
        }
    }

    // GitHub has answered. If that is not recorded, the target is dispatched again; so it is, as soon as it can be.
    private Outcome recorded(Attempt.Made made) {
        while (true) {
            try {
                return dispatching.record(made);
            } catch (StoreUnreachableException e) {
                if (pause(finished, PAUSE_WITHOUT_STORE)) {
                    throw e;
                }
            }
        }
    }

    private void keepGoing() {
        long reachableSince = System.nanoTime();
        while (!pause(finished, UPKEEP_EVERY)) {
            try {
                queue.renew(List.copyOf(inHand));
                // After an outage every process gets the time to renew before anything is taken from it.
                boolean takeOver = System.nanoTime() - reachableSince > lease.toNanos() / 2;
                List<Target> takenOver = isStopping() ? List.of() : queue.revive(takeOver);
                tell(takenOver, "it is tried again, since the process that had claimed it is gone");
                meters.takenOver(takenOver.size());
            } catch (StoreUnreachableException e) {
                reachableSince = System.nanoTime();
            } catch (RuntimeException e) {
                LOG.error("the upkeep of the queue failed within the relay", e);
            }
        }
    }

    /** Pauses; true if the latch fell meanwhile. */
    private static boolean pause(CountDownLatch until, Duration time) {
        try {
            return until.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Claims nothing more, and waits for what is in flight: 12 s at most. What does not end by then is given back. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            if (free.tryAcquire(most, FINISH_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                free.release(most);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            finished.countDown();
            giveBack(List.copyOf(inHand));
        }
    }

    private void giveBack(List<Target> targets) {
        if (targets.isEmpty()) {
            return;
        }
        tell(targets, "the dispatch did not end in time; another process takes it over");
        try {
            queue.giveBack(targets);
        } catch (StoreUnreachableException e) {
            LOG.warn("they are taken over when their lease has lapsed, since the store cannot be reached");
        }
    }
}
