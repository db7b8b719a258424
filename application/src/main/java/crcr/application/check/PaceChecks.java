package crcr.application.check;

import java.time.Duration;
import java.util.Optional;

/**
 * Spreads the calls for check runs over time, for all processes together, so that they stay below GitHub's secondary
 * limits.
 */
@FunctionalInterface
public interface PaceChecks {
    /**
     * Takes the next place in the sequence of calls. Atomic.
     *
     * @return empty if the call may be made now; otherwise the time after which to ask again
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    Optional<Duration> take();
}
