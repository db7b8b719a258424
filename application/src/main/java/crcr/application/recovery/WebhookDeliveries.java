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
     * Part of the list of attempts.
     *
     * @param attempts the newest first
     * @param next where the list goes on; empty if it ends here
     */
    record Page(List<DeliveryAttempt> attempts, Optional<String> next) {
        /** Keeps its own copy. */
        public Page {
            attempts = List.copyOf(attempts);
        }
    }

    /**
     * Reads a part of the list, which is about as old as the call.
     *
     * @param from {@code next} of the page before; empty for the newest
     */
    Page page(Optional<String> from);

    /** GitHub's answer to a request for another attempt. */
    sealed interface RedeliveryAnswer {
        /** It will make one soon. How that ends is in the list later. */
        record Promised() implements RedeliveryAnswer {}

        /**
         * It will not, and would not if it were asked again.
         *
         * @param status the HTTP status
         * @param message GitHub's own words
         */
        record Refused(int status, String message) implements RedeliveryAnswer {}
    }

    /**
     * Asks for another attempt at the delivery that this attempt belongs to. Each call that is answered with a promise
     * causes one.
     *
     * @param attempt {@link DeliveryAttempt#id()}
     */
    RedeliveryAnswer redeliver(String attempt);
}
