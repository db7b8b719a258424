package crcr.lab.demo.cast;

import crcr.lab.demo.cast.Happening.What;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The steps that were not read yet. Any thread adds, one reads. */
public final class Happenings {
    private static final Happening NUDGE = new Happening(0, "", new What.Dispatched());

    private final BlockingQueue<Happening> waiting = new LinkedBlockingQueue<>();
    private volatile boolean stopped;

    /** Adds a step of this moment. */
    public void tell(String repository, What what) {
        waiting.add(new Happening(System.nanoTime(), repository, what));
    }

    /** Ends the reading. */
    public void stop() {
        stopped = true;
        waiting.add(NUDGE);
    }

    /** Returns whether the reading has ended. */
    public boolean isStopped() {
        return stopped;
    }

    /** Returns the next step; empty if there is none until then, or if the reading has ended. */
    public Optional<Happening> nextUntil(long nanoTime) throws InterruptedException {
        Happening next = waiting.poll(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
        return next == null || stopped ? Optional.empty() : Optional.of(next);
    }

    /** Returns the next step; empty if the reading has ended. */
    public Optional<Happening> next() throws InterruptedException {
        Happening next = waiting.take();
        return stopped ? Optional.empty() : Optional.of(next);
    }
}
