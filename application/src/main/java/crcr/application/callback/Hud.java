package crcr.application.callback;

/** The dashboard that reports are forwarded to. */
@FunctionalInterface
public interface Hud {
    /** HUD's answer. */
    sealed interface Answer {
        /** HUD has it. */
        record Delivered() implements Answer {}

        /** There is no HUD. */
        record Skipped() implements Answer {}

        /**
         * HUD does not want this record.
         *
         * @param status its HTTP status, 400 to 499
         * @param message its own words
         */
        record Refused(int status, String message) implements Answer {}

        /** HUD is away or failing; {@code cause} says how. */
        record Away(String cause) implements Answer {}
    }

    /** Delivers a record, with the quick retries and within the time of contract 5. Nothing is thrown. */
    Answer deliver(HudRecord record);
}
