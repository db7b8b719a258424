package crcr.domain.job;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.UpstreamEvent;
import java.time.Instant;

/**
 * The relay's own record of the dispatch from which a job came.
 *
 * @param dispatched when GitHub accepted it; while that is not recorded yet, when the attempt began
 */
public record DispatchFacts(DeliveryId delivery, UpstreamEvent event, Instant dispatched) {}
