package crcr.application.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides which process sweeps: one of all processes at a time. Every method throws
 * {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface SweepTurns {
    /** The outcome of a request for a turn. */
    sealed interface Turn {
        /** The turn is the caller's, by that token. */
        record Taken(String token) implements Turn {}

        /**
         * Another process has a turn, or had one recently.
         *
         * @param untilNext the time until the next turn may begin, more than zero
         * @param lastEnded when a sweep last ended; empty if that is unknown
         */
        record NotYet(Duration untilNext, Optional<Instant> lastEnded) implements Turn {}
    }

    /**
     * Takes a turn for that time, if no process has one. Atomic: of several concurrent callers one gets it. The turn of
     * a process that died ends with its time.
     */
    Turn take(Duration lease);

    /** Extends a turn to that time from now on; returns false if it was over already. */
    boolean renew(Turn.Taken turn, Duration lease);

    /**
     * Ends a turn, and records that a sweep has ended. The next turn may begin after that pause.
     *
     * @return when that was, by the store's clock
     */
    Instant end(Turn.Taken turn, Duration pause);
}
