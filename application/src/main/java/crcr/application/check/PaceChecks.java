package crcr.application.check;

import java.time.Duration;
import java.util.Optional;

/**
 * Spreads the calls that show check runs, for all processes together, so that they stay below GitHub's secondary
 * limits.
 */
@FunctionalInterface
public interface PaceChecks {
    /**
     * Takes the next place in the row of calls. Atomic.
     *
     * @return empty if the call may be made now; or else the time after which it is worth asking again
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    Optional<Duration> take();
}
