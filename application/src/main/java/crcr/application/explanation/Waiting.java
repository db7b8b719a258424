package crcr.application.explanation;

import crcr.domain.delivery.DeliveryId;
import java.time.Instant;
import java.util.Optional;

/**
 * The obstacles of a target that waits for an attempt. A time in the past is no obstacle.
 *
 * @param parked true if it has to wait for an older event of its PR
 * @param older that event, unless it has ended meanwhile
 * @param quietUntil the end of GitHub's limit for its owner
 * @param pausedUntil the end of its downstream's pause
 * @param retryAt when it is tried again, if it failed
 */
public record Waiting(
        boolean parked,
        Optional<DeliveryId> older,
        Optional<Instant> quietUntil,
        Optional<Instant> pausedUntil,
        Optional<Instant> retryAt) {
    /** Returns the stage at that time: the wait for an older event, or else the longest wait. */
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
