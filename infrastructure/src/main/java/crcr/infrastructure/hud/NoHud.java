package crcr.infrastructure.hud;

import crcr.application.hud.Hud;
import crcr.domain.delivery.Payload;

/** Stands where HUD would be if none is configured: records go nowhere, and that is no error. */
public final class NoHud implements Hud {
    /** There is nothing to configure. */
    public NoHud() {}

    @Override
    public HudAnswer deliver(Payload record) {
        return new HudAnswer.Skipped();
    }
}
