package crcr.infrastructure.worker;

import crcr.application.store.StoreUnreachableException;
import crcr.application.trust.IdentitiesInForce;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over the identities that the store remembers, again and again: so what one process learns, and what an operator
 * lets be forgotten, counts in all of them within {@link #EVERY} and the time of a call.
 */
public final class IdentityRefresh implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityRefresh.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final IdentitiesInForce identities;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread refreshing = Thread.ofVirtual().name("identities").unstarted(this::refreshAgainAndAgain);
    private boolean isFailing;

    /** Starts nothing yet. */
    public IdentityRefresh(IdentitiesInForce identities) {
        this.identities = identities;
    }

    /** Begins to refresh. */
    public void start() {
        refreshing.start();
    }

    private void refreshAgainAndAgain() {
        try {
            while (!stopping.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                refresh();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refresh() {
        try {
            identities.refresh();
            if (isFailing) {
                LOG.info("the identities are refreshed again");
            }
            isFailing = false;
        } catch (StoreUnreachableException e) {
            failed("the store cannot be reached: " + e.getMessage());
        } catch (RuntimeException e) {
            failed(e.toString());
        }
    }

    // One line when it begins to fail and one when it has ended.
    private void failed(String cause) {
        if (!isFailing && stopping.getCount() > 0) {
            LOG.warn("the identities cannot be refreshed, and those known before stay in force: {}", cause);
        }
        isFailing = true;
    }

    /** Ends the refreshing; one that is going on is interrupted. */
    @Override
    public void close() {
        stopping.countDown();
        refreshing.interrupt();
    }
}
