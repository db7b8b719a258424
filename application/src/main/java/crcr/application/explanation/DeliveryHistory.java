package crcr.application.explanation;

import crcr.domain.repository.RepositoryName;
import java.util.List;

/**
 * The record of the deliveries that arrived. Of accepted ones the last 1,000 can be found, and the last 100 of
 * each pull request; of ignored ones the last 1,000; all as long as records live. One that is asked for by its id is
 * found as long as its record lives.
 */
@FunctionalInterface
public interface DeliveryHistory {
    /**
     * Returns the deliveries that are asked for, with what became of them for that downstream, the latest first; {@code
     * most} of them at the most. All of it is of one moment.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    List<PastDelivery> find(Sought sought, RepositoryName downstream, int most);
}
