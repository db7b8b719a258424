package crcr.lab.demo.cast;

/**
 * Something that happened to a downstream.
 *
 * @param at by the clock of {@link System#nanoTime()}
 */
public record Happening(long at, String repository, What what) {

    /** What it was. */
    public sealed interface What {
        /** GitHub took its dispatch. */
        record Dispatched() implements What {}

        /** GitHub refused a call that its dispatch needs. */
        record Refused(int status, String message) implements What {}

        /** Its workflow runs. */
        record Started(String runId) implements What {}

        /** Its workflow reported, and the relay answered. */
        record Reported(String status, CallbackAction.Answer answer) implements What {}

        /** HUD took a record of it. */
        record Arrived(String runId, String level, String status) implements What {}

        /** Its workflow ended. */
        record Ended(String conclusion) implements What {}
    }
}
