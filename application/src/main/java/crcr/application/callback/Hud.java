package crcr.application.callback;

/** The dashboard that reports are forwarded to. */
public interface Hud {
    /** HUD's answer. */
    sealed interface Answer {
        /** HUD has it. */
        record Delivered() implements Answer {}

        /** HUD had it before: it has completed this job's row, and keeps that. */
        record Duplicate() implements Answer {}

        /** There is no HUD. */
        record Skipped() implements Answer {}

        /**
         * HUD does not want this record.
         *
         * @param status its HTTP status, 400 to 499 without 409
         * @param message its own words
         */
        record Refused(int status, String message) implements Answer {
            private static final int REQUEST_TIMEOUT = 408;
            private static final int TOO_MANY_REQUESTS = 429;

            /** Whether this speaks of the moment and not of the record, which may then be taken later. */
            public boolean isForNow() {
                return status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS;
            }
        }

        /** HUD is away or failing, or is left alone since it was a moment ago; {@code cause} says how. */
        record Away(String cause) implements Answer {}
    }

    /** The record as HUD reads it; it is rendered once, so that what is sent later is what would have been sent now. */
    OutgoingRecord render(HudRecord record);

    /** Delivers a rendered record, with the quick retries and within the time of contract 5. Nothing is thrown. */
    Answer deliver(OutgoingRecord record);
}
