package crcr.lab.demo.show;

import crcr.lab.demo.cast.CallbackAction;
import crcr.lab.demo.cast.Happening;
import crcr.lab.demo.cast.Happening.What;
import crcr.lab.demo.cast.Report;
import java.util.Optional;

/** Describes steps in words. */
public final class Sentence {
    private Sentence() {}

    /** Returns one line; empty if another line covers the step. */
    public static Optional<String> of(Happening happening, Row row, Board board) {
        return words(happening.what(), row)
                .map(words -> String.format(
                        "  %8s  %-16s  %s", board.time(happening), row.who().repository(), words));
    }

    private static Optional<String> words(What what, Row row) {
        return switch (what) {
            case What.Dispatched() -> Optional.of("dispatched");
            case What.Refused(int status, String message) ->
                Optional.of("not dispatched: GitHub says " + status + " " + message
                        + (row.who().installed() ? "" : " (App not installed, as expected)"));
            case What.Started(String _) ->
                Optional.of("runs, and reports nothing").filter(_ -> !row.who().reporting());
            case What.Reported(Report report, String conclusion, CallbackAction.ReportAnswer answer) ->
                Optional.of(reported(report, conclusion, answer, row));
            case What.Arrived(String _, String _, Report report) ->
                Optional.of(report + " has reached HUD now").filter(_ -> row.hasReported(report));
            case What.Ended(int _, String conclusion) ->
                Optional.of("ends: " + conclusion).filter(_ -> !row.who().reporting());
            case What.Shown(long _, String state) -> Optional.of("shows on the pull request: " + state);
            case What.Labelled(String label, int status) ->
                Optional.of("somebody puts " + label + " on the pull request: the relay answers " + status);
            case What.Rerequested(int status) ->
                Optional.of("somebody asks for the failed check again: the relay answers " + status);
        };
    }

    private static String reported(Report which, String conclusion, CallbackAction.ReportAnswer answer, Row row) {
        String report = which.status().equals("completed") ? which + ", " + conclusion : which.toString();
        if (answer.isIgnored()) {
            return report + ": ignored by the relay (L1)";
        }
        return answer.isTaken()
                ? report + ": the relay answers " + answer.status() + (row.isAtHud(which) ? ", HUD has it" : "")
                : report + ": the relay refuses, " + answer.status() + " " + answer.reason();
    }
}
