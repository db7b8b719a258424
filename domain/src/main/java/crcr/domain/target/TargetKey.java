package crcr.domain.target;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;

/** What names a target: the delivery, and the downstream that it goes to. */
public record TargetKey(DeliveryId delivery, RepositoryName downstream) {}
