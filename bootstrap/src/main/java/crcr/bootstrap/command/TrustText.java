package crcr.bootstrap.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.infrastructure.shared.json.StrictJson;
import java.util.List;

/** What the management port answers about identities, for people. */
final class TrustText {
    private static final List<String> COLUMNS =
            List.of("repo", "repository_id", "repository_owner_id", "since", "issuer", "present_name");

    private TrustText() {}

    /** All that is on record: upstreams, who are known from webhooks and not from tokens, and then callers. */
    static String table(String body) {
        try {
            JsonNode answer = StrictJson.tree(body);
            ArrayNode rows = JsonNodeFactory.instance.arrayNode();
            answer.path("upstreams").forEach(each -> rows.add(row(each).put("issuer", "(upstream)")));
            answer.path("identities").forEach(each -> rows.add(row(each)));
            return TextTable.of(COLUMNS, rows).orElse("no event has been relayed and no repository has reported yet");
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    // What a row does not have is a hyphen, so that its columns can be counted.
    private static ObjectNode row(JsonNode known) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        COLUMNS.forEach(column -> row.put(column, known.path(column).asText("-")));
        return row;
    }

    /** What was forgotten of a repository. */
    static String forgotten(String repository, String body) {
        try {
            return StrictJson.tree(body).path("forgotten").asInt() == 0
                    ? "nothing is on record for " + repository
                    : "forgotten; whoever comes next under the name " + repository + " is remembered";
        } catch (JsonProcessingException e) {
            return body;
        }
    }
}
