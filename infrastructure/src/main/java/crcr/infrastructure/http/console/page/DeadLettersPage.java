package crcr.infrastructure.http.console.page;

import java.time.Instant;
import java.util.List;

/**
 * The dead letters.
 *
 * @param at the time of this content
 * @param queues the number in each queue
 * @param letters those of this part of the table
 * @param paging the part of the table
 */
public record DeadLettersPage(Instant at, List<OfQueue> queues, List<Letter> letters, Paging paging) {
    /** The number of dead letters of a queue. */
    public DeadLettersPage {
        queues = List.copyOf(queues);
        letters = List.copyOf(letters);
    }

    /** The number of dead letters of a queue. */
    public record OfQueue(String queue, long dead) {}

    /**
     * A dead letter.
     *
     * @param id its id within its queue
     * @param delivery the delivery to which it belongs, or the id of the self-report
     * @param isDelivery whether that is a delivery
     * @param reason the outcome of the last attempt, in the other side's words
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
        /** Returns the id of the letter across all queues. */
        public String pick() {
            return queue + ":" + id;
        }
    }
}
