package crcr.application.outbox;

import java.time.Duration;
import java.util.Optional;

/** Does the effects of one queue. */
public interface DeliverEffect {
    /** The outcome of an attempt. */
    sealed interface Result {
        /** It is done. */
        record Done() implements Result {}

        /** It is not done, and is tried again as the queue's backoff says. */
        record Failed(String cause) implements Result {}

        /** It may not be done now; it is tried again after that pause, and this attempt does not count. */
        record Limited(Duration pause, String cause) implements Result {
            // GitHub's advice for a secondary limit that does not say for how long.
            private static final Duration UNTOLD = Duration.ofMinutes(1);

            /** Returns the pause that the other side asked for, or a minute if it named none. */
            public static Limited by(Optional<Duration> told, String cause) {
                return new Limited(told.orElse(UNTOLD), cause);
            }
        }

        /** It will never be done: it is a dead letter. */
        record Refused(String cause) implements Result {}

        /** It is not wanted any more: it is gone, and counted. */
        record Dropped(String cause) implements Result {}
    }

    /**
     * Tries it once, within a bounded time that is shorter than the worker's lease. An effect may come more than once,
     * even after it was done: if that must not be, the deliverer finds out whether it was. Expected failures are
     * results; what is thrown counts as a fault of the relay, and the effect comes again when its lease is over.
     */
    Result deliver(Claimed claimed);

    /** Names an effect in the log, for example {@code report completed}; with nothing that a caller wrote. */
    String title(Effect effect);
}
