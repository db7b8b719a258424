package crcr.bootstrap.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/** What the management port answers about deliveries, for people. */
final class WhyText {
    private static final JsonMapper JSON = new JsonMapper();

    private WhyText() {}

    /** All of it: a line for the repository, one for each delivery, and indented ones for what happened to it. */
    static String of(String body) {
        try {
            JsonNode answer = JSON.readTree(body);
            List<String> lines = new ArrayList<>();
            lines.add(words(answer));
            if (answer.has("nothing")) {
                lines.add(TextTable.printable(answer.path("nothing").asText()));
            }
            answer.path("deliveries").forEach(delivery -> {
                lines.add(words(delivery));
                delivery.path("steps")
                        .forEach(step -> lines.add(
                                "  " + TextTable.printable(step.path("at").asText()) + "  " + words(step)));
            });
            return String.join("\n", lines);
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    private static String words(JsonNode of) {
        return TextTable.printable(of.path("words").asText());
    }
}
