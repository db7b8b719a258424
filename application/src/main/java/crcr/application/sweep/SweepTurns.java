package crcr.application.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides which process sweeps: one process of all at a time. Every method throws {@link
 * crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface SweepTurns {
    /** The outcome of asking for a turn. */
    sealed interface Turn {
        /** It is the caller's, by that token. */
        record Taken(String token) implements Turn {}

        /**
         * Somebody has it, or had it a while ago.
         *
         * @param untilNext the time until there may be another, more than zero
         * @param lastEnded when a sweep ended last; empty if none is known
         */
        record NotYet(Duration untilNext, Optional<Instant> lastEnded) implements Turn {}
    }

    /**
     * Takes a turn for that time, if nobody has one. Atomic: of any number of concurrent callers one gets it. That of a
     * process that died is over when its time is.
     */
    Turn take(Duration lease);

    /** Makes a turn last for that time from now on; returns false if it was over already. */
    boolean renew(Turn.Taken turn, Duration lease);

    /**
     * Ends a turn, and notes that a sweep has ended; there is another one after that pause.
     *
     * @return when that was, by the store's clock
     */
    Instant end(Turn.Taken turn, Duration pause);
}
