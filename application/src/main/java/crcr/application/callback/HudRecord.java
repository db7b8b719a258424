package crcr.application.callback;

/**
 * What HUD gets to know about one report (docs/reference/hud-record.md).
 *
 * @param move what it came to
 * @param caller who reported, as proven
 */
public record HudRecord(Move move, Caller caller) {}
