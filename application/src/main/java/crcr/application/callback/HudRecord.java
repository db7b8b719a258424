package crcr.application.callback;

import crcr.domain.delivery.Payload;

/**
 * The record for HUD about one report (docs/reference/hud-record.md).
 *
 * @param move what it came to
 * @param caller who reported, as proven
 */
public record HudRecord(Move move, Caller caller) {
    /** Writes a record as HUD reads it. */
    @FunctionalInterface
    public interface Rendering {
        /**
         * Returns the record to the byte. It is rendered once, so that what is sent later is what would be sent now.
         */
        Payload render(HudRecord record);
    }
}
