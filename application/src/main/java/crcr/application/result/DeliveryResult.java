package crcr.application.result;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.event.Headline;
import crcr.domain.result.JobCounts;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * An accepted delivery, with a summary of its results.
 *
 * @param accepted when, by the store's clock
 * @param targets the number of its downstreams; empty if an earlier version accepted it
 * @param unsettled the number of targets that are on their way, or were given up
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
