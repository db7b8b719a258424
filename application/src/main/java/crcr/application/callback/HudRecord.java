package crcr.application.callback;

import crcr.domain.delivery.Payload;

/**
 * The record for HUD about one report (docs/reference/hud-record.md).
 *
 * @param move the reported move
 * @param caller the caller, as proven
 */
public record HudRecord(Move move, Caller caller) {
    /** Writes a record in HUD's format. */
    @FunctionalInterface
    public interface Rendering {
        /** Returns the bytes of the record. It is rendered once, so that a later delivery sends the same bytes. */
        Payload render(HudRecord record);
    }
}
