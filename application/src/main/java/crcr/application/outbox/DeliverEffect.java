package crcr.application.outbox;

import java.time.Duration;
import java.util.Optional;

/** Does the effects of one queue. */
public interface DeliverEffect {
    /** The outcome of an attempt. */
    sealed interface Result {
        /** The effect is done. */
        record Done() implements Result {}

        /** The attempt failed, and the next one follows after the queue's backoff. */
        record Failed(String cause) implements Result {}

        /** The effect may not be done now. It is tried again after that pause, and this attempt does not count. */
        record Limited(Duration pause, String cause) implements Result {
            // GitHub's advice for a secondary limit without a time.
            private static final Duration UNTOLD = Duration.ofMinutes(1);

            /** Returns the pause that the other side named, or a minute if it named none. */
            public static Limited by(Optional<Duration> told, String cause) {
                return new Limited(told.orElse(UNTOLD), cause);
            }
        }

        /** The effect can never be done, and becomes a dead letter. */
        record Refused(String cause) implements Result {}

        /** The effect is not needed any more, and is removed and counted. */
        record Dropped(String cause) implements Result {}
    }

    /**
     * Tries the effect once, within a bounded time that is shorter than the worker's lease. An effect may come more
     * than once, even after it was done. If that must not be, the deliverer checks whether it was done. Expected
     * failures are results. An exception counts as a fault of the relay, and the effect comes again after its lease.
     */
    Result deliver(Claimed claimed);

    /** Returns a name of the effect for the log, for example {@code report completed}, without any text of a caller. */
    String title(Effect effect);
}
