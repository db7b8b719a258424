package crcr.application.hud;

import crcr.domain.delivery.Payload;

/** The dashboard that reports are forwarded to. */
public interface Hud {
    /** HUD's answer to a record. */
    sealed interface HudAnswer {
        /** HUD accepted the record. */
        record Delivered() implements HudAnswer {}

        /** HUD had the record before: it has completed this job's row, and keeps that. */
        record Duplicate() implements HudAnswer {}

        /** There is no HUD, so that nothing was sent. */
        record Skipped() implements HudAnswer {}

        /**
         * HUD refuses this record.
         *
         * @param status its HTTP status, 400 to 499, except those of the other answers
         * @param message HUD's message
         */
        record Refused(int status, String message) implements HudAnswer {}

        /**
         * HUD does not accept this record at this moment, and may accept it later.
         *
         * @param status its HTTP status, which concerns the moment and not the record
         * @param message HUD's message
         */
        record Busy(int status, String message) implements HudAnswer {}

        /** HUD is unreachable or failing, or its circuit is open; {@code cause} says which. */
        record Away(String cause) implements HudAnswer {}
    }

    /** Delivers a rendered record, with quick retries, within 3 s. Nothing is thrown. */
    HudAnswer deliver(Payload record);
}
