package crcr.application.delivery;

import crcr.domain.delivery.Delivery;
import crcr.domain.repository.RepositoryName;
import java.util.List;

/** Where accepted deliveries are kept, with one target for each downstream that they go to. */
@FunctionalInterface
public interface DeliveryLedger {
    /** What came of accepting. */
    sealed interface Acceptance {
        /** The delivery was not known; it and all its targets are durable now. */
        record Fresh() implements Acceptance {}

        /** The delivery was known; so many of its targets had ended without success and wait again. */
        record Repeated(int requeued) implements Acceptance {}
    }

    /**
     * Keeps the delivery and queues its targets, or, if it is known, queues those of its own targets again that ended
     * without success; {@code targets} then counts for nothing. Atomic: either all of it happens or nothing, and of any
     * number of concurrent calls for one delivery one is answered {@link Acceptance.Fresh}. One round trip.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    Acceptance accept(Delivery delivery, List<RepositoryName> targets);
}
