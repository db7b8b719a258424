package crcr.infrastructure.http.console.page;

import java.time.Instant;
import java.util.List;

/**
 * A pull request of the upstream.
 *
 * @param at when this was so
 * @param number its number
 * @param deliveries the events about it, the latest first
 * @param shown the one that is shown in full
 */
public record PullRequestPage(Instant at, long number, List<DeliveryRow> deliveries, DeliveryPage shown) {
    /** Keeps its own copy. */
    public PullRequestPage {
        deliveries = List.copyOf(deliveries);
    }
}
