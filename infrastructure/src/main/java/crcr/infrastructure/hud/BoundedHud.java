package crcr.infrastructure.hud;

import crcr.application.hud.Hud;
import crcr.domain.delivery.Payload;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** A HUD that is asked by so many callers at a time; for one more it is away at once, so that nobody waits in line. */
public final class BoundedHud implements Hud {
    private final Hud hud;
    private final Bulkhead bulkhead;

    private BoundedHud(Hud hud, Bulkhead bulkhead) {
        this.hud = hud;
        this.bulkhead = bulkhead;
    }

    /** Returns that HUD, for so many callers at a time; how many places are free is measured. */
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
