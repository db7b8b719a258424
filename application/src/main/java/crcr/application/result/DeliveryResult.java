package crcr.application.result;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.event.Headline;
import crcr.domain.result.JobCounts;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A delivery that was accepted, and what came of it in sum.
 *
 * @param accepted when, by the store's clock
 * @param targets how many downstreams it goes to; empty of one that an earlier version accepted
 * @param unsettled how many of them are on their way, or were given up
 * @param jobs its jobs of all downstreams; of each the last attempt
 */
public record DeliveryResult(
        DeliveryId id,
        UpstreamEvent event,
        Headline headline,
        Instant accepted,
        OptionalLong targets,
        long unsettled,
        JobCounts jobs) {}
