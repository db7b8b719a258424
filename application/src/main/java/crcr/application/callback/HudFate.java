package crcr.application.callback;

/** The fate of an accepted report's record. */
public enum HudFate {
    /** HUD has the record. */
    DELIVERED,
    /** HUD had the record before, or another record in its place, and keeps that one. */
    DUPLICATE,
    /** The record is in the outbox, because HUD has not accepted it. */
    QUEUED,
    /** There is no HUD, so that the record is not sent. */
    SKIPPED
}
