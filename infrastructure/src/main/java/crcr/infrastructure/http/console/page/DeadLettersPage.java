package crcr.infrastructure.http.console.page;

import java.time.Instant;
import java.util.List;

/**
 * What was given up.
 *
 * @param at when this was so
 * @param queues how many there are in each queue
 * @param letters those of this part of the table
 * @param paging which part that is
 */
public record DeadLettersPage(Instant at, List<OfQueue> queues, List<Letter> letters, Paging paging) {
    /** Keeps its own copies. */
    public DeadLettersPage {
        queues = List.copyOf(queues);
        letters = List.copyOf(letters);
    }

    /** How many dead letters a queue has. */
    public record OfQueue(String queue, long dead) {}

    /**
     * One of them.
     *
     * @param id names it in its queue
     * @param delivery the delivery that it belongs to, or the self-report that it is
     * @param isDelivery whether that names a delivery
     * @param reason what came of the last attempt, in somebody else's words
     */
    public record Letter(
            String queue,
            String id,
            String delivery,
            boolean isDelivery,
            String downstream,
            Instant died,
            int attempts,
            String reason) {
        /** Returns what names it among those of all queues. */
        public String pick() {
            return queue + ":" + id;
        }
    }
}
