package crcr.application.explanation;

import crcr.domain.delivery.DeliveryId;
import java.time.Instant;
import java.util.Optional;

/** The stage of a target. All times are the store's. */
public sealed interface Stage {
    /** The target only waits for its place in the queue. */
    record WaitsForWorker() implements Stage {}

    /** An older event of the same PR goes first; empty if that has ended meanwhile. */
    record WaitsForOlder(Optional<DeliveryId> older) implements Stage {}

    /** The attempt failed, and the next one follows then. */
    record WaitsForRetry(Instant until) implements Stage {}

    /** GitHub limits the calls for the downstream's owner until then. */
    record WaitsForOwner(Instant until) implements Stage {}

    /** The downstream kept failing, and is paused until then. */
    record WaitsForPause(Instant until) implements Stage {}

    /** An attempt began then, and GitHub's answer is not on record yet. */
    record Begun(Instant at) implements Stage {}

    /** GitHub accepted the dispatch then. */
    record Dispatched(Instant at) implements Stage {}

    /**
     * GitHub accepted the dispatch then, and no job reported in time; {@code noticed} is when the relay noticed that.
     */
    record Unstarted(Instant at, Instant noticed) implements Stage {}

    /** A newer event of the same PR made the target stale before GitHub accepted it. */
    record Superseded(Instant at, DeliveryId by) implements Stage {}

    /** The target was given up then, and is among the dead letters. */
    record Dead(Instant at, String reason) implements Stage {}

    /** The target was given up, and an operator dropped it then. */
    record Dropped(Instant at) implements Stage {}

    /** The target's payload had expired by then. */
    record Expired(Instant at) implements Stage {}
}
