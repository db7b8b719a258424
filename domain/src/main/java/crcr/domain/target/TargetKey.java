package crcr.domain.target;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;

/** The identity of a target: the delivery, and the downstream to which it goes. */
public record TargetKey(DeliveryId delivery, RepositoryName downstream) {}
