package crcr.lab.simulator.hud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** Shows the records as a page. */
final class HudPage {
    private static final List<Column> COLUMNS = List.of(
            new Column("repository", "/trusted/verified_repo"),
            new Column("level", "/trusted/downstream_repo_level"),
            new Column("PR", "/trusted/dispatch/pr_number"),
            new Column("workflow", "/untrusted/callback_payload/workflow/name"),
            new Column("job", "/untrusted/callback_payload/workflow/job_name"),
            new Column("status", "/untrusted/callback_payload/workflow/status"),
            new Column("conclusion", "/untrusted/callback_payload/workflow/conclusion"),
            new Column("queue time (s)", "/trusted/ci_metrics/queue_time"),
            new Column("execution time (s)", "/trusted/ci_metrics/execution_time"),
            new Column("delivery", "/trusted/dispatch/delivery_id"));

    private HudPage() {}

    private record Column(String title, String pointer) {}

    /** Returns the whole page. */
    static String of(List<HudSimulator.Received> records) {
        var page = new StringBuilder("<!doctype html><title>HUD</title><h1>HUD: ")
                .append(records.size())
                .append(" records</h1><table border=\"1\"><tr><th>#</th>");
        COLUMNS.forEach(column -> page.append("<th>").append(column.title()).append("</th>"));
        page.append("</tr>");
        for (HudSimulator.Received record : records) {
            page.append("<tr><td>").append(record.arrival()).append("</td>");
            COLUMNS.forEach(column -> page.append("<td>")
                    .append(escaped(record.json().at(column.pointer())))
                    .append("</td>"));
            page.append("</tr>");
        }
        return page.append("</table>").toString();
    }

    /** Returns the records as JSON. */
    static String json(List<HudSimulator.Received> records) {
        ArrayNode listing = JsonNodeFactory.instance.arrayNode();
        for (HudSimulator.Received record : records) {
            listing.addObject().put("arrival", record.arrival()).set("record", record.json());
        }
        return listing.toString();
    }

    private static String escaped(JsonNode value) {
        return value.isNull()
                ? ""
                : value.asText()
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }
}
