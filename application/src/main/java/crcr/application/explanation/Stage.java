package crcr.application.explanation;

import crcr.domain.delivery.DeliveryId;
import java.time.Instant;
import java.util.Optional;

/** How far a target has come. All times are the store's. */
public sealed interface Stage {
    /** Nothing is in its way but that others come first. */
    record WaitsForWorker() implements Stage {}

    /** An older event of its PR goes first; which one, unless that has ended meanwhile. */
    record WaitsForOlder(Optional<DeliveryId> older) implements Stage {}

    /** It failed, and is tried again then. */
    record WaitsForRetry(Instant until) implements Stage {}

    /** GitHub limits the calls for its owner until then. */
    record WaitsForOwner(Instant until) implements Stage {}

    /** Its downstream kept failing, and is paused until then. */
    record WaitsForPause(Instant until) implements Stage {}

    /** An attempt began then, and what GitHub answered is not on record yet. */
    record Begun(Instant at) implements Stage {}

    /** GitHub took it then. */
    record Dispatched(Instant at) implements Stage {}

    /**
     * GitHub took it then, and no job had reported of it when that was due; {@code noticed} says when that was found.
     */
    record Unstarted(Instant at, Instant noticed) implements Stage {}

    /** A newer event of its PR made it stale before GitHub took it. */
    record Superseded(Instant at, DeliveryId by) implements Stage {}

    /** It was given up then, and is among the dead letters. */
    record Dead(Instant at, String reason) implements Stage {}

    /** It was given up, and an operator dropped it then. */
    record Dropped(Instant at) implements Stage {}

    /** What was to be sent had expired by then. */
    record Expired(Instant at) implements Stage {}
}
