package crcr.bootstrap.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.infrastructure.shared.json.StrictJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Renders the management port's answers about identities for people. */
final class TrustText {
    private static final List<String> COLUMNS =
            List.of("repo", "repository_id", "repository_owner_id", "since", "issuer", "present_name");

    private static final List<String> PIPELINE_COLUMNS =
            List.of("repo", "system", "id", "link_host", "required_claims");

    private TrustText() {}

    /**
     * Returns all identities: upstreams, which are known from webhooks and not from tokens, and then callers; below
     * them the pipelines of other CI systems, if a providers' file is configured.
     */
    static String table(String body) {
        try {
            JsonNode answer = StrictJson.tree(body);
            ArrayNode rows = JsonNodeFactory.instance.arrayNode();
            answer.path("upstreams").forEach(each -> rows.add(row(each).put("issuer", "(upstream)")));
            answer.path("identities").forEach(each -> rows.add(row(each)));
            return Stream.concat(
                            Stream.of(TextTable.of(COLUMNS, rows)
                                    .orElse("no event has been relayed and no repository has reported yet")),
                            pipelines(answer).stream())
                    .collect(Collectors.joining("\n\n"));
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    private static Optional<String> pipelines(JsonNode answer) {
        return switch (answer.path("providers").asText()) {
            case "not_loaded" -> Optional.of("the providers' file has not been loaded yet");
            case "in_force" -> {
                ArrayNode rows = JsonNodeFactory.instance.arrayNode();
                answer.path("pipelines").forEach(each -> rows.add(pipeline(each)));
                yield TextTable.of(PIPELINE_COLUMNS, rows).or(() -> Optional.of("the providers' file has no pipeline"));
            }
            default -> Optional.empty();
        };
    }

    private static ObjectNode pipeline(JsonNode pipeline) {
        String claims = pipeline.path("required_claims").properties().stream()
                .map(claim -> claim.getKey() + "="
                        + StreamSupport.stream(claim.getValue().spliterator(), false)
                                .map(JsonNode::asText)
                                .collect(Collectors.joining("|")))
                .collect(Collectors.joining(" "));
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        PIPELINE_COLUMNS.forEach(column -> row.put(column, pipeline.path(column).asText("-")));
        return row.put("required_claims", claims.isEmpty() ? "-" : claims);
    }

    // An absent value is a hyphen, so that the columns can be counted.
    private static ObjectNode row(JsonNode known) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        COLUMNS.forEach(column -> row.put(column, known.path(column).asText("-")));
        return row;
    }

    /** Returns the forgotten identities of a repository. */
    static String forgotten(String repository, String body) {
        try {
            return StrictJson.tree(body).path("forgotten").asInt() == 0
                    ? "nothing is on record for " + repository
                    : "forgotten; the next repository to report under the name " + repository + " is remembered";
        } catch (JsonProcessingException e) {
            return body;
        }
    }
}
