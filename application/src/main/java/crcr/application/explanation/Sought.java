package crcr.application.explanation;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;

/** The deliveries that are requested. */
public sealed interface Sought {
    /** The delivery of this id. */
    record Delivery(DeliveryId id) implements Sought {}

    /** The deliveries of this pull request of the upstream. */
    record PullRequest(RepositoryName upstream, long number) implements Sought {}

    /** The latest deliveries. */
    record Latest() implements Sought {}
}
