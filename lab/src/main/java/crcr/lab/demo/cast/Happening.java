package crcr.lab.demo.cast;

/**
 * A step of a downstream.
 *
 * @param at by the clock of {@link System#nanoTime()}
 */
public record Happening(long at, String repository, What what) {

    /** The kinds of steps. */
    public sealed interface What {
        /** GitHub accepted the downstream's dispatch. */
        record Dispatched() implements What {}

        /** GitHub refused a call that the downstream's dispatch needs. */
        record Refused(int status, String message) implements What {}

        /** The downstream's workflow runs. */
        record Started(String runId) implements What {}

        /** The downstream's workflow reported, and the relay answered. */
        record Reported(Report report, String conclusion, CallbackAction.ReportAnswer answer) implements What {}

        /** HUD accepted a record of the downstream. */
        record Arrived(String runId, String level, Report report) implements What {}

        /** An attempt of the downstream's workflow ended. */
        record Ended(int attempt, String conclusion) implements What {}

        /**
         * GitHub accepted a check run of the downstream's job; the state is the conclusion, or the status as long as
         * there is none.
         */
        record Shown(long checkRun, String state) implements What {}

        /** A maintainer put the downstream's label on the pull request, and the relay answered. */
        record Labelled(String label, int status) implements What {}

        /** A maintainer requested the downstream's check run again, and the relay answered. */
        record Rerequested(int status) implements What {}
    }
}
