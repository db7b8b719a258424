package crcr.lab.demo;

import crcr.lab.demo.cast.Cast;
import crcr.lab.demo.show.Board;
import crcr.lab.demo.show.Row;
import crcr.lab.demo.webhook.Postman.WebhookAnswer;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubSimulator;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints the outcome at the end. */
record Summary(PrintStream out, Cast cast) {
    private static final String REST = "\n              ";

    void tell(DemoOutcome outcome, GitHubSimulator gitHub) {
        Board board = outcome.board();
        out.println();
        line(
                "webhook",
                outcome.first().status() + " in " + outcome.first().millis() + " ms, "
                        + outcome.first().targets() + " targets");
        line("dispatches", board.dispatches() + " taken by GitHub" + refusals(board));
        line("HUD", board.records() + " of " + cast.expectedRecords() + " expected records arrived");
        line("checks", checks(board));
        line("GitHub", calls(gitHub));
        outcome.again().ifPresent(again -> line("redelivery", redelivery(again, board)));
        outcome.nightly().ifPresent(result -> line("nightly", result.words()));
        out.println();
    }

    private void line(String title, String text) {
        out.printf("  %-10s  %s%n", title, text);
    }

    private String checks(Board board) {
        int expected = cast.expectedChecks();
        return expected == 0
                ? "no check run is expected: the event is about no pull request"
                : board.checks() + " of " + expected + " expected check runs show on the pull request";
    }

    private static String refusals(Board board) {
        List<String> refused = refused(board).stream()
                .map(row -> row.who().repository() + (row.who().installed() ? "" : " has not installed the App"))
                .toList();
        return refused.isEmpty() ? "" : ", " + refused.size() + " refused: " + String.join(", ", refused);
    }

    private static List<Row> refused(Board board) {
        return board.rows().stream()
                .filter(row -> row.refusals() > 0 && row.dispatches() == 0)
                .toList();
    }

    private static String calls(GitHubSimulator gitHub) {
        return gitHub.requests().size() + " calls: "
                + Arrays.stream(GitHubOperation.values())
                        .filter(operation -> !gitHub.requests(operation).isEmpty())
                        .map(operation -> gitHub.requests(operation).size() + " "
                                + operation.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", "))
                + REST
                + "(installations and tokens are kept: the next event costs one call a downstream, and one for each state of a check)";
    }

    private static String redelivery(WebhookAnswer again, Board board) {
        String sent = "the same delivery again: " + again.status() + " in " + again.millis() + " ms, duplicate:"
                + again.isDuplicate() + ", targets " + again.targets();
        String names =
                refused(board).stream().map(row -> row.who().repository()).collect(Collectors.joining(", "));
        String tried = again.targets() == 0 ? "" : "; " + names + " ended without success, and was tried again";
        return sent + REST + "(nobody is dispatched twice" + tried + ")";
    }
}
