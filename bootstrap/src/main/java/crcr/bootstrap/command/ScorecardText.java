package crcr.bootstrap.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.domain.scorecard.Quantity;
import crcr.infrastructure.shared.json.StrictJson;
import crcr.infrastructure.shared.text.ShowableText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Renders the management port's answers about scorecards for people. */
final class ScorecardText {
    private static final List<String> COUNTS = List.of("dispatches", "completed", "refused");
    private static final List<String> SHARES = List.of("started", "success_rate", "timeouts", "jobs_over_3h");
    private static final List<String> TIMES =
            List.of("queue_p50", "queue_p95", "execution_p50", "execution_p95", "end_to_end_p50");
    private static final List<String> COLUMNS = List.of(
            "repo",
            "level",
            "days_at_level",
            "dispatches",
            "started",
            "queue_p50",
            "queue_p95",
            "execution_p50",
            "execution_p95",
            "end_to_end_p50",
            "completed",
            "success_rate",
            "timeouts",
            "jobs_over_3h",
            "refused",
            "nightly");
    private static final String NOTHING = "-";

    private ScorecardText() {}

    /** Returns a line for each downstream; for a single one also its targets. */
    static String of(String body) {
        try {
            JsonNode cards = StrictJson.tree(body).path("scorecards");
            ArrayNode rows = JsonNodeFactory.instance.arrayNode();
            cards.forEach(card -> rows.add(row(card)));
            List<String> lines = new ArrayList<>();
            lines.add(TextTable.of(COLUMNS, rows).orElse("no downstream is listed"));
            if (cards.size() == 1) {
                targets(lines, "targets of its level:", cards.path(0).path("own_targets"));
                targets(lines, "targets of the next level:", cards.path(0).path("next_targets"));
            }
            return String.join("\n", lines);
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    private static ObjectNode row(JsonNode card) {
        JsonNode figures = card.path("over").elements().next();
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (String name : List.of("repo", "level", "days_at_level", "nightly")) {
            row.put(name, card.path(name).asText(NOTHING));
        }
        COUNTS.forEach(name -> row.put(name, figures.path(name).asText(NOTHING)));
        SHARES.forEach(name -> row.put(
                name, figures.has(name) ? new Quantity.Share(figures.path(name).asDouble()).words() : NOTHING));
        TIMES.forEach(name ->
                row.put(name, figures.has(name) ? time(figures.path(name).asDouble()) : NOTHING));
        return row;
    }

    private static String time(double seconds) {
        return new Quantity.Time(Duration.ofMillis(Math.round(seconds * 1_000))).words();
    }

    private static void targets(List<String> lines, String heading, JsonNode targets) {
        if (!targets.isEmpty()) {
            lines.add("");
            lines.add(heading);
            targets.forEach(target -> lines.add("  " + text(target, "verdict").replace('_', ' ') + "  "
                    + text(target, "target") + " " + text(target, "words") + " (" + text(target, "over") + ")"));
        }
    }

    private static String text(JsonNode of, String name) {
        return ShowableText.line(of.path(name).asText());
    }
}
