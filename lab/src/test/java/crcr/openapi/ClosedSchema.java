package crcr.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Schemas that need nothing but themselves, and that know no property but those they name: GitHub's leave others open,
 * which would let a misspelt one pass.
 */
final class ClosedSchema {
    private static final List<String> COMPOSITIONS = List.of("allOf", "anyOf", "oneOf");
    private static final Set<String> PLAIN = Set.of(
            "$ref",
            "type",
            "format",
            "nullable",
            "enum",
            "required",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "minItems",
            "maxItems",
            "uniqueItems",
            "maxProperties");

    private final Description description;
    private final ObjectNode components = JsonNodeFactory.instance.objectNode();
    private final Deque<String> wanted = new ArrayDeque<>();

    private ClosedSchema(Description description) {
        this.description = description;
    }

    /** Returns that schema of the description with all the components that it refers to. */
    static ObjectNode of(JsonNode schema, Description description) {
        ClosedSchema closed = new ClosedSchema(description);
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putArray("allOf").add(closed.copy(schema, true));
        for (String reference = closed.wanted.poll(); reference != null; reference = closed.wanted.poll()) {
            closed.add(reference);
        }
        root.set("components", closed.components);
        return root;
    }

    private void add(String reference) {
        int slash = reference.lastIndexOf('/');
        ObjectNode kind = components.withObjectProperty(reference.substring("#/components/".length(), slash));
        String name = reference.substring(slash + 1);
        if (!kind.has(name)) {
            // It is there before what refers back to it is looked at.
            kind.putObject(name);
            kind.set(name, copy(description.component(reference), true));
        }
    }

    private ObjectNode copy(JsonNode schema, boolean close) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        Description.reference(schema).ifPresent(wanted::add);
        schema.properties().stream()
                .filter(entry -> PLAIN.contains(entry.getKey()))
                .forEach(entry -> copy.set(entry.getKey(), entry.getValue()));
        boolean composed = COMPOSITIONS.stream().anyMatch(schema::has);
        if (schema.has("properties")) {
            ObjectNode properties = copy.putObject("properties");
            schema.path("properties")
                    .properties()
                    .forEach(entry -> properties.set(entry.getKey(), copy(entry.getValue(), true)));
            if (close && !composed) {
                copy.put("additionalProperties", false);
            }
        }
        if (schema.has("additionalProperties")) {
            JsonNode more = schema.path("additionalProperties");
            copy.set("additionalProperties", more.isObject() ? copy(more, true) : more);
        }
        if (schema.has("items")) {
            copy.set("items", copy(schema.path("items"), true));
        }
        for (String composition : COMPOSITIONS) {
            JsonNode parts = schema.path(composition);
            boolean isWhole = !schema.has("properties") && (parts.size() == 1 || !composition.equals("allOf"));
            parts.forEach(part -> copy.withArrayProperty(composition).add(copy(part, isWhole)));
        }
        return copy;
    }
}
