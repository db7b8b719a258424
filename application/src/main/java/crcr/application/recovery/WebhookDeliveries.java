package crcr.application.recovery;

import crcr.domain.recovery.DeliveryAttempt;
import java.util.List;
import java.util.Optional;

/**
 * GitHub's record of the webhooks that it sent to the App. Every method throws {@link DeliveriesUnreachableException}
 * if GitHub does not answer, or its answer is unclear.
 */
public interface WebhookDeliveries {
    /**
     * A page of the list of attempts.
     *
     * @param attempts the newest first
     * @param next the cursor of the next page; empty if this is the last one
     */
    record Page(List<DeliveryAttempt> attempts, Optional<String> next) {
        /** Keeps its own copy. */
        public Page {
            attempts = List.copyOf(attempts);
        }
    }

    /**
     * Reads a page of the list. Its content is about as old as the call.
     *
     * @param from {@code next} of the page before; empty for the newest
     */
    Page page(Optional<String> from);

    /** GitHub's answer to a request for another attempt. */
    sealed interface RedeliveryAnswer {
        /** GitHub will make another attempt soon. Its outcome appears in the list later. */
        record Promised() implements RedeliveryAnswer {}

        /**
         * GitHub will not make another attempt, and would refuse again.
         *
         * @param status the HTTP status
         * @param message GitHub's message
         */
        record Refused(int status, String message) implements RedeliveryAnswer {}
    }

    /**
     * Requests another attempt at the delivery to which this attempt belongs. Each promised call causes one.
     *
     * @param attempt {@link DeliveryAttempt#id()}
     */
    RedeliveryAnswer redeliver(String attempt);
}
