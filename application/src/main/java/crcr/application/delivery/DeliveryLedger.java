package crcr.application.delivery;

import crcr.domain.delivery.Delivery;
import crcr.domain.repository.RepositoryName;
import java.util.List;

/** Keeps accepted deliveries, with one target for each of their downstreams. */
@FunctionalInterface
public interface DeliveryLedger {
    /** The outcome of accepting a delivery. */
    sealed interface Acceptance {
        /** The delivery was not known. It and all its targets are durable now. */
        record Fresh() implements Acceptance {}

        /**
         * The delivery was known. Those of its targets that had ended without success wait again; {@code requeued} is
         * their number.
         */
        record Repeated(int requeued) implements Acceptance {}

        /**
         * The delivery is not kept: its event has the upstream's name, which stands for the repository of this other
         * id.
         */
        record NameTaken(String knownId) implements Acceptance {}

        /**
         * The delivery is not kept: its event has another name than the upstream's, and its id is not on record as the
         * upstream's.
         */
        record NotUpstream() implements Acceptance {}
    }

    /**
     * Keeps the delivery and queues its targets. If the delivery is known, it ignores {@code targets}, and queues again
     * those of the delivery's own targets that ended without success. Keeping is atomic: of several concurrent calls
     * for one delivery one is answered {@link Acceptance.Fresh}. One round trip, unless there are some hundred targets:
     * these are claimable portion by portion, also if this call fails meanwhile.
     *
     * <p>The same step remembers permanently the first {@link Delivery#upstreamId()} that comes with an upstream's
     * name. Of several concurrent first ones one wins, and a delivery with another id is not kept. The step also
     * remembers the latest name of the upstream. A delivery without an id is kept if it comes with the upstream's name.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    Acceptance accept(Delivery delivery, List<RepositoryName> targets);
}
