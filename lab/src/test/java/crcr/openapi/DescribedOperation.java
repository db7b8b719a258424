package crcr.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One method of one path. Safe for threads. */
final class DescribedOperation {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(
            Dialect.builder(Dialects.getOpenApi30())
                    .keyword(new NonValidationKeyword("components"))
                    .build(),
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    // What any operation may answer, whether it names it or not.
    private static final Map<String, String> ANYWHERE = Map.of(
            "301", "moved_permanently",
            "307", "temporary_redirect",
            "400", "bad_request",
            "401", "requires_authentication",
            "403", "forbidden",
            "404", "not_found",
            "422", "validation_failed_simple",
            "429", "forbidden");

    private final Description description;
    private final JsonNode operation;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    DescribedOperation(Description description, JsonNode operation) {
        this.description = description;
        this.operation = operation;
    }

    /** A parameter: {@code in} is path, query or header. */
    record Parameter(String name, String in, boolean required, JsonNode schema) {}

    List<Parameter> parameters() {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .map(description::resolved)
                .map(parameter -> new Parameter(
                        parameter.path("name").asText(),
                        parameter.path("in").asText(),
                        parameter.path("required").asBoolean(),
                        parameter.path("schema")))
                .toList();
    }

    /** Returns what the body of a call may be, by media types; empty if a call has none. */
    Map<String, JsonNode> bodies() {
        return contents(description.resolved(operation.path("requestBody")));
    }

    boolean needsBody() {
        return description
                .resolved(operation.path("requestBody"))
                .path("required")
                .asBoolean();
    }

    /** Returns what an answer of this status may have, by media types; empty if there is no such answer. */
    Optional<Map<String, JsonNode>> answers(int status) {
        JsonNode named = operation.path("responses").path(Integer.toString(status));
        return Optional.of(named)
                .filter(JsonNode::isObject)
                .or(() -> Optional.ofNullable(ANYWHERE.get(Integer.toString(status)))
                        .map(name -> description.component("#/components/responses/" + name)))
                .map(description::resolved)
                .map(DescribedOperation::contents);
    }

    /** Whether the words of the operation name a media type: that is where those without a schema are. */
    boolean mentions(String mediaType) {
        return operation.path("description").asText().contains("`" + mediaType + "`");
    }

    private static Map<String, JsonNode> contents(JsonNode of) {
        return of.path("content").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().path("schema")));
    }

    /**
     * Returns where an instance is not as its schema says, each as JSON pointer and message, to be put behind what it
     * is.
     *
     * @param place names the schema within this operation
     */
    List<String> problems(String place, JsonNode schema, JsonNode instance) {
        return schemas
                .computeIfAbsent(place, _ -> SCHEMAS.getSchema(ClosedSchema.of(schema, description)))
                .validate(instance)
                .stream()
                .map(DescribedOperation::words)
                .toList();
    }

    private static String words(Error error) {
        String pointer = error.getInstanceLocation().toString();
        return (pointer.isEmpty() ? "" : " " + pointer) + ": " + error.getMessage();
    }

    /** Returns a parameter's text as the JSON that its schema is about. */
    static JsonNode typed(String text, JsonNode schema) {
        String type = schema.path("type").asText();
        if (type.equals("integer") && text.matches("-?[0-9]{1,18}")) {
            return JsonNodeFactory.instance.numberNode(Long.parseLong(text));
        }
        return type.equals("boolean") && text.matches("true|false")
                ? JsonNodeFactory.instance.booleanNode(text.equals("true"))
                : JsonNodeFactory.instance.textNode(text);
    }
}
