package crcr.application.explanation;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;

/** Which deliveries are asked for. */
public sealed interface Sought {
    /** That one. */
    record Delivery(DeliveryId id) implements Sought {}

    /** Those of this pull request of the upstream. */
    record PullRequest(RepositoryName upstream, long number) implements Sought {}

    /** Whatever came last. */
    record Latest() implements Sought {}
}
