package crcr.bootstrap.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import crcr.infrastructure.shared.json.StrictJson;
import crcr.infrastructure.shared.text.ShowableText;
import java.util.ArrayList;
import java.util.List;

/** Renders the management port's answers about deliveries for people. */
final class WhyText {
    private WhyText() {}

    /**
     * Returns the explanation: a line for the repository, one for each delivery, and indented ones for its steps and
     * its jobs.
     */
    static String of(String body) {
        try {
            JsonNode answer = StrictJson.tree(body);
            List<String> lines = new ArrayList<>();
            lines.add(words(answer));
            if (answer.has("nothing")) {
                lines.add(ShowableText.line(answer.path("nothing").asText()));
            }
            answer.path("deliveries").forEach(delivery -> {
                lines.add(words(delivery));
                delivery.path("steps")
                        .forEach(step -> lines.add(
                                "  " + ShowableText.line(step.path("at").asText()) + "  " + words(step)));
                delivery.path("jobs").forEach(job -> lines.add("  " + words(job)));
            });
            return String.join("\n", lines);
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    private static String words(JsonNode of) {
        return ShowableText.line(of.path("words").asText());
    }
}
