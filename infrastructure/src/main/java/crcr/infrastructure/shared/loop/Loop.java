package crcr.infrastructure.shared.loop;

import crcr.application.store.StoreUnreachableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a step on a thread of its own, until it is stopped. A step that fails is repeated a second later. While the
 * store is in trouble, the log gets one line, and one when the store is available again.
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

    /** The repeated step. */
    @FunctionalInterface
    public interface Step {
        /** Takes the step, and returns the pause before the next one; zero continues at once. */
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
     * Returns a loop whose steps decide about the pauses between them. It is not started yet.
     *
     * @param what its name in the log, as in "dispatching"
     */
    public static Loop of(String what, Step step) {
        return new Loop(what, Duration.ZERO, step);
    }

    /** Returns a loop with that pause before each step, the first one included. It is not started yet. */
    public static Loop every(Duration pause, String what, Runnable step) {
        return new Loop(what, pause, () -> {
            step.run();
            return pause;
        });
    }

    /** Starts the loop. */
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

    /** Waits for that time; returns true at once if the loop is stopping, or as soon as it stops. */
    public boolean pause(Duration time) {
        try {
            return stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Returns whether the loop is stopping. */
    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Stops the loop after its present step. */
    public void stop() {
        stopping.countDown();
    }

    /** Stops the loop, and interrupts its present step. */
    @Override
    public void close() {
        stop();
        thread.interrupt();
    }
}
