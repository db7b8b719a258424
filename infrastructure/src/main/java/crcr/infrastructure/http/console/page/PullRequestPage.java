package crcr.infrastructure.http.console.page;

import java.time.Instant;
import java.util.List;

/**
 * A pull request of the upstream.
 *
 * @param at the time of this content
 * @param number its number
 * @param deliveries its events, the latest first
 * @param shown the delivery that is shown in full
 */
public record PullRequestPage(Instant at, long number, List<DeliveryRow> deliveries, DeliveryPage shown) {
    /** Keeps its own copy. */
    public PullRequestPage {
        deliveries = List.copyOf(deliveries);
    }
}
