package crcr.application.explanation;

import crcr.domain.repository.RepositoryName;
import java.util.List;

/**
 * The record of arrived deliveries: the last 1,000 accepted ones, the last 100 of each pull request, and the last 1,000
 * ignored ones, as long as records live. A delivery is found by its id as long as its record lives.
 */
@FunctionalInterface
public interface DeliveryHistory {
    /**
     * Returns the requested deliveries with their fate for that downstream, the latest first; at most {@code most}. All
     * of it is of one moment.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    List<PastDelivery> find(Sought sought, RepositoryName downstream, int most);
}
