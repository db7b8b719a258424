package crcr.lab.demo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import crcr.lab.demo.cast.Cast;
import crcr.lab.demo.cast.Happening;
import crcr.lab.demo.cast.Happening.What;
import crcr.lab.demo.show.Board;
import crcr.lab.demo.webhook.Postman;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private final Board board = new Board(Cast.standard(), 0);

    private void shows(String repository, long checkRun, String state) {
        board.apply(new Happening(0, repository, new What.Shown(checkRun, state)));
    }

    private List<String> problems() {
        Postman.WebhookAnswer first = new Postman.WebhookAnswer(202, JsonNodeFactory.instance.objectNode(), 0, 0);
        return new DemoOutcome(first, Optional.empty(), Optional.empty(), board).problems();
    }

    @Test
    void aCheckRunThatIsMissingOrWrongIsNamed() {
        shows("harbor-hpc/dist", 1, "failure");

        assertTrue(
                problems()
                        .contains("harbor-hpc/dist: the pull request should show failure → success, and shows failure"),
                () -> problems().toString());
        assertTrue(
                problems().contains("granite-npu/core: the pull request should show success, and shows nothing"),
                () -> problems().toString());
    }

    @Test
    void checkRunsThatShowAsTheyShouldAreNoProblem() {
        shows("harbor-hpc/dist", 1, "failure");
        shows("harbor-hpc/dist", 2, "queued");
        shows("harbor-hpc/dist", 2, "success");
        shows("granite-npu/core", 3, "success");

        assertFalse(
                problems().stream().anyMatch(problem -> problem.contains("pull request")),
                () -> problems().toString());
    }
}
