package crcr.application.delivery;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.repository.RepositoryName;
import java.util.Optional;

/**
 * What is done about a webhook's event, by a use case that knows what such an event says.
 *
 * @param <E> the event, as far as the use case needs it
 */
@FunctionalInterface
public interface TakeEvent<E> {
    /** The outcome of an event. */
    sealed interface EventOutcome {
        /**
         * Durable.
         *
         * @param targets how many downstreams it goes to
         * @param renamedTo what the upstream is called now, if that is not the name that it is known by
         */
        record Accepted(int targets, Optional<RepositoryName> renamedTo) implements EventOutcome {}

        /** Known already; so many targets that had ended without success wait again. */
        record Repeated(int targets) implements EventOutcome {}

        /** Not relayed, and why. */
        record Ignored(String reason) implements EventOutcome {}

        /** Not relayed, since another repository than the upstream has the upstream's name by now. */
        record NameTaken(String reason) implements EventOutcome {}

        /** It would be relayed, but lacks this field. */
        record Incomplete(String field) implements EventOutcome {}

        /** It is not known yet whom to relay to; GitHub should send it again later. */
        record NoAllowlistYet() implements EventOutcome {}
    }

    /**
     * Decides about the event, and keeps what has to be done: once this returns, GitHub need not send it again.
     *
     * @param payload the body that the event was read from
     * @throws crcr.application.store.StoreUnreachableException if it cannot be kept, as far as is known
     */
    EventOutcome take(DeliveryId id, E event, Payload payload);
}
