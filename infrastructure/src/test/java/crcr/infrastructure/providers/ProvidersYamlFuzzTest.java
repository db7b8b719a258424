package crcr.infrastructure.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.domain.document.DocumentReading;
import crcr.domain.document.Problem;
import crcr.domain.document.Warning;
import crcr.domain.pipeline.Pipeline;
import crcr.domain.pipeline.Pipelines;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A document is refused with reasons, or has pipelines that are the same when they are written in another way. */
class ProvidersYamlFuzzTest {
    // JSON is YAML; what YAML has no character for is an escape.
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final ProvidersYaml yaml = new ProvidersYaml();

    @FuzzTest(maxDuration = "3s")
    void aDocumentIsRefusedWithReasonsOrMeansOneThing(byte[] input) throws Exception {
        switch (yaml.read(new String(input, StandardCharsets.UTF_8))) {
            case DocumentReading.Invalid<Pipelines>(List<Problem> problems) -> {
                assertFalse(problems.isEmpty());
                problems.forEach(problem -> assertShort(problem.place(), problem.message()));
            }
            case DocumentReading.Valid<Pipelines>(Pipelines pipelines, List<Warning> warnings) -> {
                warnings.forEach(warning -> assertShort(warning.place(), warning.message()));
                Set<Object> ids = new HashSet<>();
                pipelines.all().forEach(pipeline -> assertTrue(ids.add(pipeline.id())));
                assertEquals(Set.copyOf(pipelines.all()), Set.copyOf(read(written(pipelines.all()))));
            }
        }
    }

    private static void assertShort(String place, String message) {
        assertTrue(place.length() < 300, place);
        assertTrue(message.length() < 600, message);
    }

    private List<Pipeline> read(String text) {
        return switch (yaml.read(text)) {
            case DocumentReading.Valid<Pipelines>(Pipelines again, var _) -> again.all();
            case DocumentReading.Invalid<Pipelines> invalid -> throw new AssertionError(invalid);
        };
    }

    private static String written(List<Pipeline> pipelines) throws Exception {
        ObjectNode document = JSON.createObjectNode();
        ObjectNode providers = document.putObject("providers");
        for (Pipeline pipeline : pipelines) {
            ObjectNode entry = providers
                    .withObjectProperty(pipeline.id().system().wireName())
                    .withObjectProperty("repo_map")
                    .putObject(pipeline.id().id());
            entry.put("repo", pipeline.repository().toString());
            ObjectNode claims = entry.putObject("required_claims");
            pipeline.requiredClaims().forEach((name, values) -> values.forEach(claims.putArray(name)::add));
            pipeline.linkHost().ifPresent(host -> entry.put("link_host", host));
        }
        return JSON.writeValueAsString(document);
    }
}
