package crcr.infrastructure.hud;

import crcr.application.callback.Hud;
import crcr.application.callback.HudRecord;
import crcr.domain.delivery.Payload;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;

/** A HUD that is asked by so many callers at a time; for one more it is away at once, so that nobody waits in line. */
public final class BoundedHud implements Hud {
    private final Hud hud;
    private final Bulkhead bulkhead;

    private BoundedHud(Hud hud, Bulkhead bulkhead) {
        this.hud = hud;
        this.bulkhead = bulkhead;
    }

    /** That HUD, for so many callers at a time. */
    public static BoundedHud of(Hud hud, int callers) {
        BulkheadConfig config = BulkheadConfig.custom()
                .maxConcurrentCalls(callers)
                .maxWaitDuration(Duration.ZERO)
                .build();
        return new BoundedHud(hud, Bulkhead.of("hud", config));
    }

    @Override
    public Payload render(HudRecord record) {
        return hud.render(record);
    }

    @Override
    public Answer deliver(Payload record) {
        if (!bulkhead.tryAcquirePermission()) {
            return new Answer.Away("too many deliveries to HUD are on their way");
        }
        try {
            return hud.deliver(record);
        } finally {
            bulkhead.onComplete();
        }
    }
}
