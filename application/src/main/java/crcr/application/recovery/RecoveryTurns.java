package crcr.application.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides which process looks for missed deliveries, and keeps how far that has come. Every method throws
 * {@link crcr.application.store.StoreUnreachableException} if the store does not answer.
 */
public interface RecoveryTurns {
    /** The outcome of asking for a turn. */
    sealed interface Turn {
        /**
         * It is the caller's.
         *
         * @param lookBackTo what the last completed pass left to be looked at; empty if none is known
         */
        record Taken(Optional<Instant> lookBackTo) implements Turn {}

        /**
         * Somebody had one a while ago.
         *
         * @param untilNext the time until there is another, more than zero
         * @param lastCompleted when a pass was completed last; empty if none is known
         */
        record NotYet(Duration untilNext, Optional<Instant> lastCompleted) implements Turn {}
    }

    /**
     * Takes a turn, if nobody has taken one for so long. Atomic: of any number of concurrent callers one gets it.
     * Nobody gives a turn back: that of a process that died is over when its time is.
     */
    Turn take(Duration every);

    /**
     * Notes that a pass is completed, for {@link Turn.NotYet#lastCompleted()}, and how far the next one has to look
     * back. Of two passes at a time the later call counts.
     *
     * @return when that was, by the store's clock
     */
    Instant completed(Instant lookBackTo);
}
