package crcr.described;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import crcr.npm.NpmFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description is one of OpenAPI 3.1, and complete in itself. */
final class DescriptionTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final String JSON_SCHEMA = "https://json-schema.org/draft/2020-12/schema";

    private final JsonNode document = RelayDescription.read(RelayDescription.FILE);

    private static Schema rules() throws IOException {
        JsonNode rules = JSON.readTree(
                Files.readAllBytes(NpmFolder.LAB.file("@seriousme/openapi-schema-validator/schemas/v3.1/schema.json")));
        return REGISTRY.getSchema(rules);
    }

    private static List<String> violations(JsonNode document) throws IOException {
        Schema ofSchemas = REGISTRY.getSchema(SchemaLocation.of(JSON_SCHEMA));
        return Stream.concat(
                        rules().validate(document).stream(),
                        schemas(document).flatMap(schema -> ofSchemas.validate(schema).stream()))
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    // OpenAPI's rules say nothing of what is within them.
    private static Stream<JsonNode> schemas(JsonNode document) {
        JsonNode named = document.at("/components/schemas");
        return Stream.concat(document.findValues("schema").stream(), StreamSupport.stream(named.spliterator(), false));
    }

    private static Set<String> references(JsonNode node) {
        return new TreeSet<>(node.findValuesAsText("$ref"));
    }

    @Test
    void itKeepsToTheRulesOfOpenApi() throws IOException {
        assertEquals(List.of(), violations(document));
    }

    @ParameterizedTest
    @CsvSource({
        "/paths/~1livez/get, responses, 7",
        "/paths/~1livez/get, respones, {}",
        "/info, version, 1",
        "/components/schemas/Problem, required, true",
        "/components/schemas/Problem/properties/detail, minLength, -1",
        "/paths/~1why/get/parameters/0, in, body"
    })
    void whatDoesNotKeepToThemIsFound(String place, String member, String json) throws IOException {
        ObjectNode changed = document.deepCopy();
        ObjectNode at = (ObjectNode) changed.at(place);
        at.removeAll();
        at.setAll((ObjectNode) document.at(place));
        at.remove("$ref");
        at.set(member, member.equals("in") ? JSON.getNodeFactory().textNode(json) : JSON.readTree(json));

        assertFalse(violations(changed).isEmpty());
    }

    @Test
    void whatItRefersToIsThereAndNothingElseIs() {
        Set<String> there = new TreeSet<>();
        document.path("components")
                .properties()
                .forEach(kind -> kind.getValue()
                        .fieldNames()
                        .forEachRemaining(name -> there.add("#/components/" + kind.getKey() + "/" + name)));
        Set<String> used = references(document);
        document.findValues("security")
                .forEach(either -> either.forEach(scheme -> scheme.fieldNames()
                        .forEachRemaining(name -> used.add("#/components/securitySchemes/" + name))));

        assertEquals(there, used);
    }

    @Test
    void everyOperationHasANameOfItsOwnAndAPort() {
        List<String> names = new ArrayList<>();
        RelayDescription.RELAY.operations().forEach(operation -> {
            JsonNode described = operation.place().node();
            names.add(described.path("operationId").asText());
            assertTrue(
                    Set.of("public", "management")
                            .contains(described.at("/tags/0").asText()),
                    operation.name());
        });

        assertEquals(Set.copyOf(names).size(), names.size());
    }
}
