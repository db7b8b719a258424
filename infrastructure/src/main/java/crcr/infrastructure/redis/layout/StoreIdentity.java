package crcr.infrastructure.redis.layout;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the store is still the one that it was. It carries a mark, which a process that misses it sets: if the mark
 * is another one than before, everything that was kept is gone, and that must not pass for an empty queue.
 */
public final class StoreIdentity {
    private static final Logger LOG = LoggerFactory.getLogger(StoreIdentity.class);
    private static final String NOT_SEEN = "";

    private final AtomicReference<String> seen = new AtomicReference<>(NOT_SEEN);
    private final AtomicLong losses = new AtomicLong();

    /**
     * Returns a mark to set if there is none; another one each time, so that nobody mistakes a new store for the old
     * one.
     */
    public String proposed() {
        return UUID.randomUUID().toString();
    }

    /** Takes note of the mark that the store carries. */
    public void saw(String mark) {
        String before = seen.getAndSet(mark);
        if (!before.equals(NOT_SEEN) && !before.equals(mark)) {
            losses.incrementAndGet();
            LOG.error("the store has lost what it kept: what waited in it for GitHub and for HUD is gone; what GitHub"
                    + " counts as delivered can be redelivered in the App's settings");
        }
    }

    /** Returns how often the store was found to have lost what it kept. */
    public long losses() {
        return losses.get();
    }
}
