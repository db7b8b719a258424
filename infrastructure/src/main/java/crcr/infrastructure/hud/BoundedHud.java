package crcr.infrastructure.hud;

import crcr.application.hud.Hud;
import crcr.domain.delivery.Payload;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/**
 * Limits the number of concurrent callers of a HUD. For one more caller HUD is unavailable at once, so that no caller
 * waits.
 */
public final class BoundedHud implements Hud {
    private final Hud hud;
    private final Bulkhead bulkhead;

    private BoundedHud(Hud hud, Bulkhead bulkhead) {
        this.hud = hud;
        this.bulkhead = bulkhead;
    }

    /** Returns that HUD for this number of concurrent callers; a gauge measures the free places. */
    public static BoundedHud of(Hud hud, int callers, MeterRegistry meters) {
        BulkheadConfig config = BulkheadConfig.custom()
                .maxConcurrentCalls(callers)
                .maxWaitDuration(Duration.ZERO)
                .build();
        BulkheadRegistry registry = BulkheadRegistry.of(config);
        Bulkhead bulkhead = registry.bulkhead("hud");
        TaggedBulkheadMetrics.ofBulkheadRegistry(registry).bindTo(meters);
        return new BoundedHud(hud, bulkhead);
    }

    @Override
    public HudAnswer deliver(Payload record) {
        if (!bulkhead.tryAcquirePermission()) {
            return new HudAnswer.Away("too many deliveries to HUD are on their way");
        }
        try {
            return hud.deliver(record);
        } finally {
            bulkhead.onComplete();
        }
    }
}
