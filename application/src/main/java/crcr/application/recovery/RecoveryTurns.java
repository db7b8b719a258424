package crcr.application.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides which process looks for missed deliveries, and records its progress. Every method throws
 * {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface RecoveryTurns {
    /** The outcome of a request for a turn. */
    sealed interface Turn {
        /**
         * The turn is the caller's.
         *
         * @param lookBackTo the time from which the last completed pass left attempts to examine; empty if it is
         *     unknown
         */
        record Taken(Optional<Instant> lookBackTo) implements Turn {}

        /**
         * Another process had a turn recently.
         *
         * @param untilNext the time until the next turn, more than zero
         * @param lastCompleted when a pass was last completed; empty if that is unknown
         */
        record NotYet(Duration untilNext, Optional<Instant> lastCompleted) implements Turn {}
    }

    /**
     * Takes a turn, if none was taken for that time. Atomic: of several concurrent callers one gets it. A turn is never
     * given back: that of a process that died ends with its time.
     */
    Turn take(Duration every);

    /**
     * Records that a pass is completed, for {@link Turn.NotYet#lastCompleted()}, and how far the next one has to look
     * back. Of two concurrent passes the later call counts.
     *
     * @return when that was, by the store's clock
     */
    Instant completed(Instant lookBackTo);
}
