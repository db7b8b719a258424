package crcr.infrastructure.hud;

import crcr.application.hud.Hud;
import crcr.domain.delivery.Payload;

/** Takes HUD's place if none is configured: records go nowhere, and that is no error. */
public final class NoHud implements Hud {
    /** Needs no configuration. */
    public NoHud() {}

    @Override
    public HudAnswer deliver(Payload record) {
        return new HudAnswer.Skipped();
    }
}
