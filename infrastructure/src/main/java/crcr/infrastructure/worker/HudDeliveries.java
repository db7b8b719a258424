package crcr.infrastructure.worker;

import crcr.application.callback.DeliveringRecord;
import crcr.application.callback.DeliveringRecord.Outcome;
import crcr.application.callback.HudOutbox;
import crcr.application.callback.HudOutbox.Queued;
import crcr.application.store.StoreUnreachableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Claims records of the outbox that are due and delivers them to HUD, so many at a time. */
public final class HudDeliveries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HudDeliveries.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    // Ten times as long as a delivery takes at most, and short enough to take over soon from a process that died.
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(20);

    private final HudOutbox outbox;
    private final DeliveringRecord delivering;
    private final BooleanSupplier hudPermits;
    private final int most;
    private final Semaphore free;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread claiming = Thread.ofVirtual().name("outbox").unstarted(this::claimAndDeliver);

    /**
     * Starts nothing yet.
     *
     * @param hudPermits whether a delivery would be tried at this moment; what is not claimed meanwhile is not put off
     * @param most how many deliveries may be in flight
     */
    public HudDeliveries(HudOutbox outbox, DeliveringRecord delivering, BooleanSupplier hudPermits, int most) {
        this.outbox = outbox;
        this.delivering = delivering;
        this.hudPermits = hudPermits;
        this.most = most;
        this.free = new Semaphore(most);
    }

    /** Begins to work. */
    public void start() {
        claiming.start();
    }

    // What is due is worked on without a pause. Since each attempt that fails puts its record off, that ends.
    private void claimAndDeliver() {
        boolean storeAway = false;
        while (stopping.getCount() > 0) {
            boolean busy = false;
            try {
                busy = hudPermits.getAsBoolean() && deliverSome();
                storeAway = false;
            } catch (StoreUnreachableException e) {
                if (!storeAway) {
                    LOG.warn("queued deliveries to HUD pause, since the store cannot be reached: {}", e.getMessage());
                }
                storeAway = true;
            } catch (RuntimeException e) {
                LOG.error("claiming queued deliveries to HUD failed within the relay", e);
            }
            if (!busy) {
                pause();
            }
        }
    }

    private boolean deliverSome() {
        free.acquireUninterruptibly();
        int room = 1 + free.drainPermits();
        int used = 0;
        try {
            if (stopping.getCount() == 0) {
                return false;
            }
            List<Queued> claimed = outbox.claim(room, LEASE);
            used = claimed.size();
            claimed.forEach(record -> Thread.ofVirtual().name("hud").start(() -> work(record)));
            return used > 0;
        } finally {
            free.release(room - used);
        }
    }

    private void pause() {
        try {
            boolean stopped = stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            LOG.trace("paused, stopped: {}", stopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Queued record) {
        // The thread is this record's own.
        record.record().trace().ifPresent(trace -> MDC.put("trace", trace.traceId()));
        MDC.put("delivery", record.job().delivery().value());
        MDC.put("repository", record.job().downstream().toString());
        try {
            tell(record, delivering.deliver(record));
        } catch (StoreUnreachableException e) {
            LOG.warn(
                    "what became of a queued delivery to HUD is not on record, so it is tried again: {}",
                    e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("a queued delivery to HUD failed within the relay", e);
        } finally {
            free.release();
        }
    }

    private static void tell(Queued record, Outcome outcome) {
        String report = record.report().wireName();
        switch (outcome) {
            case Outcome.Delivered(Duration age) ->
                LOG.info("the queued report {} reached HUD {} s after it was accepted", report, age.toSeconds());
            case Outcome.Postponed(String cause, Duration pause) ->
                LOG.info("the queued report {} is tried again in {} ms: {}", report, pause.toMillis(), cause);
            case Outcome.Dead(String cause) -> LOG.error("the queued report {} is given up: {}", report, cause);
        }
    }

    /** Claims nothing more, and waits for what is in flight: 20 s at most. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            if (free.tryAcquire(most, FINISH_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                free.release(most); // lets a claim go on that waits for room, and so end
            } else {
                LOG.warn("{} deliveries to HUD did not end in time", most - free.availablePermits());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
