package crcr.application.delivery;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;
import java.util.Optional;

/**
 * Processes a webhook event, as a use case that knows such events.
 *
 * @param <E> the event, as far as the use case needs it
 */
@FunctionalInterface
public interface TakeEvent<E> {
    /** The outcome of an event. */
    sealed interface EventOutcome {
        /**
         * The event is durable.
         *
         * @param targets the number of downstreams to which it goes
         * @param renamedTo the upstream's present name, if it differs from the known one
         */
        record Accepted(int targets, Optional<RepositoryName> renamedTo) implements EventOutcome {}

        /**
         * The delivery is known. Those of its targets that had ended without success wait again; {@code targets} is
         * their number.
         */
        record Repeated(int targets) implements EventOutcome {}

        /** The event is not relayed, for that reason. */
        record Ignored(String reason) implements EventOutcome {}

        /** The event is not relayed, because another repository has the upstream's name by now. */
        record NameTaken(String reason) implements EventOutcome {}

        /** The event would be relayed, but it lacks this field. */
        record Incomplete(String field) implements EventOutcome {}

        /** No allowlist was loaded yet. GitHub should send the event again later. */
        record NoAllowlistYet() implements EventOutcome {}
    }

    /**
     * Decides about the event, and keeps what has to be done. Once it returns, GitHub need not send the event again.
     *
     * @param payload the body from which the event was read
     * @throws crcr.application.store.StoreUnreachableException if the store has not confirmed it
     */
    EventOutcome take(DeliveryId id, E event, Payload payload);
}
