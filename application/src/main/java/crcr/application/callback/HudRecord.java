package crcr.application.callback;

/**
 * What HUD gets to know about one report (contract 3).
 *
 * @param move what it came to
 * @param caller who reported, as proven
 */
public record HudRecord(Move move, Caller caller) {}
