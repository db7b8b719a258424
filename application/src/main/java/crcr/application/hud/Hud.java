package crcr.application.hud;

import crcr.domain.delivery.Payload;

/** The dashboard that reports are forwarded to. */
public interface Hud {
    /** HUD's answer. */
    sealed interface HudAnswer {
        /** HUD has it. */
        record Delivered() implements HudAnswer {}

        /** HUD had it before: it has completed this job's row, and keeps that. */
        record Duplicate() implements HudAnswer {}

        /** There is no HUD. */
        record Skipped() implements HudAnswer {}

        /**
         * HUD refuses this record.
         *
         * @param status its HTTP status, 400 to 499, and neither of those of the other answers
         * @param message its own words
         */
        record Refused(int status, String message) implements HudAnswer {}

        /**
         * HUD does not take this record at this moment, and may take it later.
         *
         * @param status its HTTP status, which speaks of the moment and not of the record
         * @param message its own words
         */
        record Busy(int status, String message) implements HudAnswer {}

        /** HUD is away or failing, or its circuit is open; {@code cause} says which. */
        record Away(String cause) implements HudAnswer {}
    }

    /** Delivers a rendered record, with quick retries, within 3 s. Nothing is thrown. */
    HudAnswer deliver(Payload record);
}
