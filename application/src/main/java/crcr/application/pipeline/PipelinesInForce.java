package crcr.application.pipeline;

import crcr.application.document.LastGood;
import crcr.domain.pipeline.Pipelines;

/** The pipelines of the last good providers' file. Safe for use by several threads. */
public final class PipelinesInForce extends LastGood<Pipelines> implements KnownPipelines {
    @Override
    public Standing standing() {
        return last().<Standing>map(good -> new Standing.InForce(good.content()))
                .orElseGet(Standing.NotLoaded::new);
    }
}
