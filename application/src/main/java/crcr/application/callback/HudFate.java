package crcr.application.callback;

/** Where the record of a report that was taken is. */
public enum HudFate {
    /** HUD has it. */
    DELIVERED,
    /** HUD has not taken it, and it is in the outbox. */
    QUEUED,
    /** There is no HUD. */
    SKIPPED
}
