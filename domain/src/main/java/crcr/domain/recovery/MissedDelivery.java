package crcr.domain.recovery;

import crcr.domain.delivery.DeliveryId;
import java.time.Duration;
import java.time.Instant;

/**
 * A delivery of which no attempt succeeded.
 *
 * @param delivery which one
 * @param first when GitHub made its own attempt
 * @param latest the newest attempt
 */
public record MissedDelivery(DeliveryId delivery, Instant first, DeliveryAttempt latest) {
    private static final Duration MOMENT = Duration.ofMinutes(1);

    /**
     * Returns whether its newest attempt is so young that its answer, or another attempt that somebody asked for, may
     * still be on its way into GitHub's list.
     */
    public boolean isYoung(Instant now) {
        return latest.delivered().isAfter(now.minus(MOMENT));
    }
}
