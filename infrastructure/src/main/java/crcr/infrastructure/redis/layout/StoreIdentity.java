package crcr.infrastructure.redis.layout;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks whether the store is still the same. The store carries a mark, which a process sets if it is absent. If the
 * mark has changed, all records are lost, and that must not look like an empty queue.
 */
public final class StoreIdentity {
    private static final Logger LOG = LoggerFactory.getLogger(StoreIdentity.class);
    private static final String NOT_SEEN = "";

    private final AtomicReference<String> seen = new AtomicReference<>(NOT_SEEN);
    private final AtomicLong losses = new AtomicLong();

    /**
     * Returns a mark to set if there is none. It differs each time, so that a new store is never taken for the old one.
     */
    public String proposed() {
        return UUID.randomUUID().toString();
    }

    /** Records the mark that the store carries. */
    public void saw(String mark) {
        String before = seen.getAndSet(mark);
        if (!before.equals(NOT_SEEN) && !before.equals(mark)) {
            losses.incrementAndGet();
            LOG.error("the store has lost what it kept: what waited in it for GitHub and for HUD is gone; what GitHub"
                    + " counts as delivered can be redelivered in the App's settings");
        }
    }

    /** Returns how often the store was found to have lost its content. */
    public long losses() {
        return losses.get();
    }
}
