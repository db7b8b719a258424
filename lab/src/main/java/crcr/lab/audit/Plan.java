package crcr.lab.audit;

import java.time.Duration;

/**
 * What is run.
 *
 * @param time how long there is load, and faults with it
 * @param seed what they are drawn from; what falls together in time is not the same twice all the same
 * @param redis what the relays share
 */
record Plan(Duration time, long seed, Redis redis) {
    /** What may be shared. */
    sealed interface Redis {
        /** One node, which comes back with all that it had. */
        record Lone() implements Redis {}

        /** A primary that fails over to its replica; so many of those are waited for. */
        record Replicated(int awaited) implements Redis {}
    }
}
