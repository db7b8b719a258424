package crcr.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What of a schema there is to occur: each member, each alternative, each value of an enumeration. */
final class Places {
    private final RelayDescription description;
    private final Set<String> found = new TreeSet<>();
    private final Set<String> visited = new HashSet<>();

    private Places(RelayDescription description) {
        this.description = description;
    }

    /** Returns all that there is of a schema. */
    static Set<String> of(RelayDescription description, Pointer schema) {
        Places places = new Places(description);
        places.addAll(schema);
        return places.found;
    }

    /** Returns what of a schema an instance shows that keeps to it. */
    static Set<String> shownBy(RelayDescription description, Pointer schema, JsonNode instance) {
        Places places = new Places(description);
        places.addShown(schema, instance);
        return places.found;
    }

    private void addAll(Pointer place) {
        Pointer schema = description.resolved(place);
        found.add(place.text());
        if (visited.add(schema.text())) {
            found.add(schema.text());
            schema.node().path("enum").forEach(value -> found.add(valued(schema, value)));
            if (isFlag(schema)) {
                found.add(valued(schema, JsonNodeFactory.instance.booleanNode(true)));
                found.add(valued(schema, JsonNodeFactory.instance.booleanNode(false)));
            }
            forParts(schema, (part, _) -> addAll(part));
            alternatives(schema).forEach(this::addAll);
        }
    }

    private void addShown(Pointer place, JsonNode instance) {
        Pointer schema = description.resolved(place);
        found.add(place.text());
        found.add(schema.text());
        if (schema.node().has("enum") || isFlag(schema)) {
            found.add(valued(schema, instance));
        }
        forParts(schema, (part, member) -> {
            if (member.isEmpty()) {
                instance.forEach(each -> addShown(part, each));
            } else if (instance.has(member)) {
                addShown(part, instance.path(member));
            }
        });
        alternatives(schema)
                .filter(part -> description.problems(part, instance).isEmpty())
                .forEach(part -> addShown(part, instance));
    }

    private static boolean isFlag(Pointer schema) {
        return schema.node().path("type").asText().equals("boolean");
    }

    private static String valued(Pointer schema, JsonNode value) {
        return schema.text() + " = " + value.asText();
    }

    // The member is empty for whatever is in an array or in an object of any members.
    private static void forParts(Pointer schema, BiConsumer<Pointer, String> user) {
        Pointer members = schema.member("properties");
        members.node().fieldNames().forEachRemaining(name -> user.accept(members.member(name), name));
        for (String each : new String[] {"items", "additionalProperties"}) {
            if (schema.member(each).node().isObject()) {
                user.accept(schema.member(each), "");
            }
        }
    }

    private static Stream<Pointer> alternatives(Pointer schema) {
        Pointer alternatives = schema.member("anyOf");
        return IntStream.range(0, alternatives.node().size()).mapToObj(alternatives::item);
    }
}
