package crcr.application.dispatch;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;

/**
 * A delivery on its way to one downstream.
 *
 * @param ticket the queue's own name for this piece of work
 */
public record Target(String ticket, DeliveryId delivery, RepositoryName downstream) {}
