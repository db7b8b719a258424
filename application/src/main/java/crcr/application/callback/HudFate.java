package crcr.application.callback;

/** The place of an accepted report's record. */
public enum HudFate {
    /** HUD has it. */
    DELIVERED,
    /** HUD had it before, or another record in its place, and keeps that. */
    DUPLICATE,
    /** HUD has not taken it, and it is in the outbox. */
    QUEUED,
    /** There is no HUD. */
    SKIPPED
}
