package crcr.infrastructure.hud;

import crcr.application.callback.Hud;
import crcr.application.callback.HudRecord;
import crcr.application.callback.OutgoingRecord;

/** Stands where HUD would be if none is configured: records go nowhere, and that is no error. */
public final class NoHud implements Hud {
    /** There is nothing to configure. */
    public NoHud() {}

    @Override
    public OutgoingRecord render(HudRecord record) {
        return new OutgoingRecord(RecordBody.of(record), record.trace());
    }

    @Override
    public Answer deliver(OutgoingRecord record) {
        return new Answer.Skipped();
    }
}
