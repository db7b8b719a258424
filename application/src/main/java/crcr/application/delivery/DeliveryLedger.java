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

        /** Nothing is kept: the event has the upstream's name, which stands for the repository of this other id. */
        record NameTaken(String knownId) implements Acceptance {}

        /** Nothing is kept: the event has another name than the upstream's, and its id is not on record as the upstream's. */
        record NotUpstream() implements Acceptance {}
    }

    /**
     * Keeps the delivery and queues its targets, or, if it is known, queues those of its own targets again that ended
     * without success; {@code targets} then counts for nothing. Atomic: either all of it happens or nothing, and of any
     * number of concurrent calls for one delivery one is answered {@link Acceptance.Fresh}. One round trip.
     *
     * <p>The first {@link Delivery#upstreamId()} that comes with an upstream's name is remembered for that name for good,
     * in the same step: of any number of concurrent first ones one wins, and a delivery with another id is not kept. So is
     * what the upstream was called last. A delivery without an id is kept if it comes with the upstream's name.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    Acceptance accept(Delivery delivery, List<RepositoryName> targets);
}
