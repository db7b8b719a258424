package crcr.demo;

import crcr.demo.Happening.What;

/** Happenings in words. */
final class Sentence {
    private Sentence() {}

    /** One line. */
    static String of(Happening happening, Row row, Board board) {
        return String.format(
                "  %8s  %-25s  %s", board.time(happening), row.who().repository(), words(happening.what(), row));
    }

    private static String words(What what, Row row) {
        return switch (what) {
            case What.Dispatched() -> "dispatched";
            case What.Refused(int status, String message) ->
                "not dispatched: GitHub says " + status + " " + message
                        + (row.who().installed() ? "" : " (App not installed, as expected)");
            case What.Started(String run) -> "run " + run + " starts";
            case What.Reported(String status, CallbackClient.Answer answer) -> reported(status, answer);
            case What.Arrived(String _, String _, String status) -> status + " is at HUD";
            case What.Ended(String conclusion) -> "run ends: " + conclusion;
        };
    }

    private static String reported(String status, CallbackClient.Answer answer) {
        if (answer.isIgnored()) {
            return "reports " + status + ", which the relay ignores: " + answer.reason();
        }
        return answer.isTaken()
                ? "reports " + status + ", and the relay answers " + answer.status()
                : "reports " + status + ", and the relay refuses: " + answer.status() + " " + answer.reason();
    }
}
