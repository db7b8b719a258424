package crcr.infrastructure.redis.connection;

import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The result of the last check of the store. The log gets a line for each cause of an outage, and one for its end. */
public final class StoreHealth {
    private static final Logger LOG = LoggerFactory.getLogger(StoreHealth.class);

    private final Set<StoreTrouble> causes = EnumSet.noneOf(StoreTrouble.class);
    private Optional<StoreUnreachableException> trouble = Optional.empty();
    private long since;

    /** Records that the store accepts writes. */
    synchronized void well() {
        if (trouble.isPresent()) {
            LOG.info(
                    "the store takes writes again, after {} ms",
                    Duration.ofNanos(System.nanoTime() - since).toMillis());
        }
        trouble = Optional.empty();
        causes.clear();
    }

    /** Records that the store does not accept writes. */
    synchronized void troubled(StoreUnreachableException found) {
        if (trouble.isEmpty()) {
            since = System.nanoTime();
        }
        trouble = Optional.of(found);
        if (causes.add(found.trouble())) {
            LOG.warn("{}", found.getMessage());
        }
    }

    /** Returns the trouble; empty if the store accepts writes. */
    synchronized Optional<StoreUnreachableException> trouble() {
        return trouble;
    }
}
