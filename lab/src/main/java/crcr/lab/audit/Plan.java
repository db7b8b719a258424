package crcr.lab.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What is run.
 *
 * @param time how long there is load, and faults with it
 * @param seed what they are drawn from; what falls together in time is not the same twice all the same
 * @param redis what the relays share
 * @param updatedFrom a working tree in which an earlier version was built: the relays are of that version first, and
 *     are updated one after the other under load, instead of being broken
 */
record Plan(Duration time, long seed, Redis redis, Optional<Path> updatedFrom) {
    /** Breaks the relays of this version. */
    Plan(Duration time, long seed, Redis redis) {
        this(time, seed, redis, Optional.empty());
    }

    /** What may be shared. */
    sealed interface Redis {
        /** One node, which comes back with all that it had. */
        record Lone() implements Redis {}

        /** A primary that fails over to its replica; so many of those are waited for. */
        record Replicated(int awaited) implements Redis {}
    }
}
