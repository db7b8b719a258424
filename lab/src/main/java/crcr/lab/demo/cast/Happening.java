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
        record Reported(Report report, String conclusion, CallbackAction.ReportAnswer answer) implements What {}

        /** HUD took a record of it. */
        record Arrived(String runId, String level, Report report) implements What {}

        /** An attempt of its workflow ended. */
        record Ended(int attempt, String conclusion) implements What {}

        /** GitHub took a check run of its job; the state is the conclusion, or the status as long as there is none. */
        record Shown(long checkRun, String state) implements What {}

        /** Somebody put its label on the pull request, and the relay answered. */
        record Labelled(String label, int status) implements What {}

        /** Somebody asked for its check run again, and the relay answered. */
        record Rerequested(int status) implements What {}
    }
}
