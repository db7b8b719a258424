package crcr.bootstrap.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import crcr.infrastructure.shared.json.StrictJson;
import java.util.List;

/** Renders the management port's answers about dead letters for people. */
final class DeadText {
    private static final List<String> COLUMNS = List.of("queue", "died_at", "repo", "attempts", "id", "reason");

    private DeadText() {}

    /** Returns the answer to that verb. */
    static String of(DeadRequest.Verb verb, String body) {
        try {
            JsonNode answer = StrictJson.tree(body);
            return switch (verb) {
                case LIST -> TextTable.of(COLUMNS, answer.path("dead_letters")).orElse("no dead letters");
                case SHOW -> body;
                case RETRY -> handled(answer, "queued again");
                case DROP -> handled(answer, "dropped");
            };
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    private static String handled(JsonNode answer, String done) {
        int selected = answer.path("selected").asInt();
        if (selected == 0) {
            return "no dead letter is selected";
        }
        if (answer.path("dry_run").asBoolean()) {
            return selected + " would be " + done + "; nothing was changed";
        }
        int handled = answer.path("handled").asInt();
        return handled + " " + done
                + (handled < selected ? "; " + (selected - handled) + " more had been handled meanwhile" : "");
    }
}
