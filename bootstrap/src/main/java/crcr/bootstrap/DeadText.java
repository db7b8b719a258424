package crcr.bootstrap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the management port answers about dead letters, for people. */
final class DeadText {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> COLUMNS = List.of("queue", "died_at", "repo", "attempts", "id", "reason");

    private DeadText() {}

    /** The answer to that verb. */
    static String of(DeadRequest.Verb verb, String body) {
        try {
            JsonNode answer = JSON.readTree(body);
            return switch (verb) {
                case LIST -> table(answer.path("dead_letters"));
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

    private static String table(JsonNode letters) {
        if (letters.isEmpty()) {
            return "no dead letters";
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS.stream().map(column -> column.replace('_', ' ')).toList());
        letters.forEach(letter -> rows.add(COLUMNS.stream()
                .map(column -> printable(letter.path(column).asText()))
                .toList()));
        List<Integer> widths = IntStream.range(0, COLUMNS.size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return String.join("\n", rows.stream().map(row -> line(row, widths)).toList());
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(row.get(column))
                    .repeat(" ", widths.get(column) - row.get(column).length() + 2);
        }
        return line.toString().stripTrailing();
    }

    // A reason is others' words, which must not steer the terminal.
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
