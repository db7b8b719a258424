package crcr.infrastructure.shared.loop;

import crcr.application.store.StoreUnreachableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a step again and again on a thread of its own, until it is stopped. A step that fails is taken again a
 * second later; while the store does not do its part that makes one line in the log, and one when it is there again.
 */
public final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final String what;
    private final Duration first;
    private final Step step;
    private final Outage outage;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /** What is done each time. */
    @FunctionalInterface
    public interface Step {
        /** Takes it, and returns the pause before the next one; zero goes on at once. */
        Duration take();
    }

    private Loop(String what, Duration first, Step step) {
        this.what = what;
        this.first = first;
        this.step = step;
        this.outage = new Outage(LOG, what + " pauses", what + " goes on, since the store is there again");
        this.thread = Thread.ofVirtual().name(what).unstarted(this::run);
    }

    /**
     * Takes steps from the start on; each says when the next one is. Nothing is started yet.
     *
     * @param what names it in the log, as in "dispatching"
     */
    public static Loop of(String what, Step step) {
        return new Loop(what, Duration.ZERO, step);
    }

    /** Takes steps with that pause before each, the first one included. Nothing is started yet. */
    public static Loop every(Duration pause, String what, Runnable step) {
        return new Loop(what, pause, () -> {
            step.run();
            return pause;
        });
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    private void run() {
        Duration pause = first;
        while (!pause(pause)) {
            pause = take();
        }
    }

    private Duration take() {
        try {
            Duration pause = step.take();
            outage.ended();
            return pause;
        } catch (StoreUnreachableException e) {
            outage.began(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("{} failed within the relay", what, e);
        }
        return AFTER_FAILURE;
    }

    /** Waits that long; returns true at once if it is to stop, or when that is said. */
    public boolean pause(Duration time) {
        try {
            return stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Returns whether it is to stop. */
    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Takes no other step; one that is being taken goes on to its end. */
    public void stop() {
        stopping.countDown();
    }

    /** Takes no other step; one that is being taken is interrupted. */
    @Override
    public void close() {
        stop();
        thread.interrupt();
    }
}
