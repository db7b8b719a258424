package crcr.infrastructure.worker;

import crcr.application.dispatch.DispatchingTarget;
import crcr.application.dispatch.DispatchingTarget.Outcome;
import crcr.application.dispatch.Target;
import crcr.application.dispatch.TargetQueue;
import crcr.application.store.StoreUnreachableException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Claims targets and dispatches them, so many at a time. No more is claimed than there are workers free, so that what
 * waits is left for other processes.
 */
public final class DispatchWorkers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DispatchWorkers.class);
    private static final Duration PAUSE_WITHOUT_STORE = Duration.ofSeconds(1);
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(20);
    private static final Duration[] DELAYS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        Duration.ofHours(1)
    };

    private final TargetQueue queue;
    private final DispatchingTarget dispatching;
    private final int most;
    private final MeterRegistry meters;
    private final Semaphore free;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread claiming = Thread.ofVirtual().name("claiming").unstarted(this::claimAndDispatch);

    /**
     * Starts nothing yet.
     *
     * @param most how many dispatches may be in flight
     */
    public DispatchWorkers(TargetQueue queue, DispatchingTarget dispatching, int most, MeterRegistry meters) {
        this.queue = queue;
        this.dispatching = dispatching;
        this.most = most;
        this.meters = meters;
        this.free = new Semaphore(most);
    }

    /** Begins to work. */
    public void start() {
        claiming.start();
    }

    private void claimAndDispatch() {
        boolean storeAway = false;
        while (stopping.getCount() > 0) {
            int room = takeFreeWorkers();
            int used = 0;
            try {
                List<Target> claimed = queue.claim(room);
                used = claimed.size();
                claimed.forEach(target -> Thread.ofVirtual().name("dispatch").start(() -> work(target)));
                storeAway = false;
            } catch (StoreUnreachableException e) {
                if (!storeAway) {
                    LOG.warn("dispatching pauses, since the store cannot be reached: {}", e.getMessage());
                }
                storeAway = true;
                pause();
            } finally {
                free.release(room - used);
            }
        }
    }

    private int takeFreeWorkers() {
        free.acquireUninterruptibly();
        return 1 + free.drainPermits();
    }

    private void pause() {
        try {
            boolean stopped = stopping.await(PAUSE_WITHOUT_STORE.toMillis(), TimeUnit.MILLISECONDS);
            LOG.trace("paused, stopped: {}", stopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Target target) {
        try (var _ = MDC.putCloseable("delivery", target.delivery().value());
                var _ = MDC.putCloseable("repository", target.downstream().toString())) {
            record(target, dispatching.dispatch(target));
        } catch (StoreUnreachableException e) {
            LOG.error(
                    "what became of the dispatch is not on record, since the store cannot be reached: {}",
                    e.getMessage());
            count(target, "unrecorded");
        } catch (RuntimeException e) {
            LOG.error("the dispatch failed within the relay", e);
            count(target, "error");
        } finally {
            free.release();
        }
    }

    private void record(Target target, Outcome outcome) {
        switch (outcome) {
            case Outcome.Dispatched(Duration delay) -> {
                LOG.info("dispatched {} ms after it was accepted", delay.toMillis());
                Timer.builder("crcr.dispatch.delay")
                        .description("From the acceptance of a delivery until GitHub took its dispatch")
                        .serviceLevelObjectives(DELAYS)
                        .register(meters)
                        .record(delay);
                count(target, "dispatched");
            }
            case Outcome.Refused(int status, String message) -> {
                LOG.warn("GitHub refused the dispatch: {} {}", status, message);
                count(target, "refused");
            }
            case Outcome.Failed(String cause) -> {
                LOG.warn("the dispatch did not get through: {}", cause);
                count(target, "failed");
            }
            case Outcome.Obsolete() -> {
                LOG.info("nothing was left to dispatch");
                count(target, "obsolete");
            }
        }
    }

    private void count(Target target, String outcome) {
        meters.counter("crcr.dispatches", "repo", target.downstream().toString(), "outcome", outcome)
                .increment();
    }

    /** Claims nothing more, and waits for what is in flight: 20 s at most. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            if (!free.tryAcquire(most, FINISH_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} dispatches did not end in time", most - free.availablePermits());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
