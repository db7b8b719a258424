package crcr.lab.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The plan of an audit.
 *
 * @param time the duration of load and faults
 * @param seed the seed from which faults are drawn; concurrent events still differ between runs
 * @param redis the store of the relays
 * @param updatedFrom a working tree in which an earlier version was built: the relays begin with that version, and are
 *     updated one after the other under load, instead of being broken
 */
record Plan(Duration time, long seed, Redis redis, Optional<Path> updatedFrom) {
    /** Makes a plan that breaks relays of this version. */
    Plan(Duration time, long seed, Redis redis) {
        this(time, seed, redis, Optional.empty());
    }

    /** The kinds of stores. */
    sealed interface Redis {
        /** One node, which comes back with all its data. */
        record Lone() implements Redis {}

        /**
         * A primary that fails over to its replica; {@code awaited} is the number of replicas that must confirm a
         * write.
         */
        record Replicated(int awaited) implements Redis {}
    }
}
