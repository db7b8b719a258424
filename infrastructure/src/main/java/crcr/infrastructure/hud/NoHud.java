package crcr.infrastructure.hud;

import crcr.application.callback.Hud;
import crcr.application.callback.HudRecord;

/** Stands where HUD would be if none is configured: records go nowhere, and that is no error. */
public final class NoHud implements Hud {
    /** There is nothing to configure. */
    public NoHud() {}

    @Override
    public Answer deliver(HudRecord record) {
        return new Answer.Skipped();
    }
}
