package crcr.lab.demo;

import crcr.lab.demo.show.Board;
import crcr.lab.demo.show.Row;
import crcr.lab.demo.webhook.Postman.WebhookAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of the demo.
 *
 * @param first the relay's answer to the event
 * @param again the relay's answer to the same delivery once more; empty if it was not sent
 * @param nightly the outcome of a nightly result; empty if it was not sent
 */
record DemoOutcome(WebhookAnswer first, Optional<WebhookAnswer> again, Optional<Nightly.Result> nightly, Board board) {
    /** Returns the problems; empty if all is well. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!first.isAccepted()) {
            problems.add("the relay did not take the event: " + first.status() + " " + first.body());
            return problems;
        }
        for (Row row : board.rows()) {
            row.missing()
                    .forEach(report -> problems.add(row.who().repository() + ": " + report + " is missing at HUD"));
            row.wrongCheck()
                    .ifPresent(shown -> problems.add(row.who().repository() + ": the pull request should show "
                            + String.join(" → ", row.who().expectedChecks()) + ", and shows " + shown));
            if (row.dispatches() > 1) {
                problems.add(row.who().repository() + ": dispatched " + row.dispatches() + " times");
            }
        }
        if (again.isPresent() && !again.get().isDuplicate()) {
            problems.add("the relay did not recognise the second delivery: "
                    + again.get().status() + " " + again.get().body());
        }
        nightly.filter(result -> !result.isGood()).ifPresent(result -> problems.add(result.words()));
        return problems;
    }
}
