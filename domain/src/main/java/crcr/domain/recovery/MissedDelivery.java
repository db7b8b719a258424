package crcr.domain.recovery;

import crcr.domain.delivery.DeliveryId;
import java.time.Duration;
import java.time.Instant;

/**
 * A delivery without a successful attempt.
 *
 * @param delivery its id
 * @param first when GitHub made its own attempt
 * @param latest the newest attempt
 */
public record MissedDelivery(DeliveryId delivery, Instant first, DeliveryAttempt latest) {
    private static final Duration MOMENT = Duration.ofMinutes(1);

    /**
     * Returns whether its newest attempt is so young that its answer, or another requested attempt, may not be in
     * GitHub's list yet.
     */
    public boolean isYoung(Instant now) {
        return latest.delivered().isAfter(now.minus(MOMENT));
    }
}
