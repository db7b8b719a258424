package crcr.application.callback;

import crcr.domain.delivery.Payload;

/** Writes a record as HUD reads it. */
@FunctionalInterface
public interface RenderRecord {
    /** Returns the record to the byte. It is rendered once, so that what is sent later is what would be sent now. */
    Payload render(HudRecord record);
}
