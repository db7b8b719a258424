package crcr.application.explanation;

import crcr.domain.delivery.DeliveryId;
import java.time.Instant;
import java.util.Optional;

/**
 * What may hold a target back that waits for an attempt. A time that is over holds nothing.
 *
 * @param parked true if it has to wait for an older event of its PR
 * @param older that event, unless it has ended meanwhile
 * @param quietUntil until when GitHub limits the calls for its owner
 * @param pausedUntil until when its downstream is paused
 * @param retryAt when it is tried again, if it failed
 */
public record Waiting(
        boolean parked,
        Optional<DeliveryId> older,
        Optional<Instant> quietUntil,
        Optional<Instant> pausedUntil,
        Optional<Instant> retryAt) {
    /** Returns what it waits for at that time: an older event, or else what lasts longest. */
    public Stage stage(Instant now) {
        if (parked) {
            return new Stage.WaitsForOlder(older);
        }
        Instant quiet = quietUntil.filter(now::isBefore).orElse(now);
        Instant pause = pausedUntil.filter(now::isBefore).orElse(now);
        Instant retry = retryAt.filter(now::isBefore).orElse(now);
        if (quiet.isAfter(now) && !quiet.isBefore(pause) && !quiet.isBefore(retry)) {
            return new Stage.WaitsForOwner(quiet);
        } else if (pause.isAfter(now) && !pause.isBefore(retry)) {
            return new Stage.WaitsForPause(pause);
        }
        return retry.isAfter(now) ? new Stage.WaitsForRetry(retry) : new Stage.WaitsForWorker();
    }
}
