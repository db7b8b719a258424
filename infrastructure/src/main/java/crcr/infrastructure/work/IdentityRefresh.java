package crcr.infrastructure.work;

import crcr.application.store.StoreUnreachableException;
import crcr.application.trust.IdentitiesInForce;
import crcr.infrastructure.shared.loop.Loop;
import crcr.infrastructure.shared.loop.Outage;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the identities from the store repeatedly. So what one process learns, and what an operator removes, takes
 * effect in all of them within {@link #EVERY} and the time of a call.
 */
public final class IdentityRefresh implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityRefresh.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final IdentitiesInForce identities;
    private final Loop refreshing = Loop.every(EVERY, "refreshing the identities", this::refresh);
    private final Outage outage = new Outage(
            LOG,
            "the identities cannot be refreshed, and those known before stay in force",
            "the identities are refreshed again");

    /** Starts nothing yet. */
    public IdentityRefresh(IdentitiesInForce identities) {
        this.identities = identities;
    }

    /** Starts the refreshes. */
    public void start() {
        refreshing.start();
    }

    private void refresh() {
        try {
            identities.refresh();
            outage.ended();
        } catch (StoreUnreachableException e) {
            failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            failed(e.toString());
        }
    }

    private void failed(String cause) {
        if (!refreshing.isStopping()) {
            outage.began(cause);
        }
    }

    /** Stops the refreshes, and interrupts a present one. */
    @Override
    public void close() {
        refreshing.close();
    }
}
