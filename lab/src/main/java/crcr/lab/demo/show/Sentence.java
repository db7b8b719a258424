package crcr.lab.demo.show;

import crcr.lab.demo.cast.CallbackAction;
import crcr.lab.demo.cast.Happening;
import crcr.lab.demo.cast.Happening.What;
import java.util.Optional;

/** Happenings in words. */
public final class Sentence {
    private Sentence() {}

    /** One line; empty if there is nothing to say that another line does not say too. */
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
            case What.Reported(String status, CallbackAction.Answer answer) ->
                Optional.of(reported(status, answer, row));
            case What.Arrived(String _, String _, String status) ->
                Optional.of(status + " has reached HUD now").filter(_ -> row.hasReported(status));
            case What.Ended(String conclusion) ->
                Optional.of("ends: " + conclusion).filter(_ -> !row.who().reporting());
        };
    }

    private static String reported(String status, CallbackAction.Answer answer, Row row) {
        String report = status.equals("completed") ? status + ", " + row.who().conclusion() : status;
        if (answer.isIgnored()) {
            return report + ": ignored by the relay (L1)";
        }
        return answer.isTaken()
                ? report + ": the relay answers " + answer.status() + (row.isAtHud(status) ? ", HUD has it" : "")
                : report + ": the relay refuses, " + answer.status() + " " + answer.reason();
    }
}
