package crcr.infrastructure.allowlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Device;
import crcr.domain.allowlist.Downstream;
import crcr.domain.document.DocumentReading;
import crcr.domain.document.Problem;
import crcr.domain.document.Warning;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A document is refused with reasons, or is an allowlist that says the same when it is written in another way. */
class AllowlistYamlFuzzTest {
    // JSON is YAML; what YAML has no character for is an escape.
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final AllowlistYaml yaml = new AllowlistYaml();

    @FuzzTest(maxDuration = "3s")
    void aDocumentIsRefusedWithReasonsOrMeansOneThing(byte[] input) throws Exception {
        switch (yaml.read(new String(input, StandardCharsets.UTF_8))) {
            case DocumentReading.Invalid<Allowlist>(List<Problem> problems) -> {
                assertFalse(problems.isEmpty());
                problems.forEach(problem -> {
                    assertTrue(problem.place().length() < 300, problem::place);
                    assertTrue(problem.message().length() < 600, problem::message);
                });
            }
            case DocumentReading.Valid<Allowlist>(Allowlist allowlist, List<Warning> warnings) -> {
                warnings.forEach(warning -> {
                    assertTrue(warning.place().length() < 300, warning::place);
                    assertTrue(warning.message().length() < 600, warning::message);
                });
                List<Downstream> downstreams = allowlist.all();
                Set<Object> names = new HashSet<>();
                downstreams.forEach(downstream -> assertTrue(names.add(downstream.repository())));
                assertEquals(
                        Set.copyOf(downstreams),
                        switch (yaml.read(written(downstreams))) {
                            case DocumentReading.Valid<Allowlist>(Allowlist again, var _) -> Set.copyOf(again.all());
                            case DocumentReading.Invalid<Allowlist> invalid -> throw new AssertionError(invalid);
                        });
            }
        }
    }

    private static String written(List<Downstream> downstreams) throws Exception {
        ObjectNode levels = JSON.createObjectNode();
        for (Downstream downstream : downstreams) {
            String level = downstream.level().name();
            ArrayNode list = downstream
                    .device()
                    .map(Device::name)
                    .map(device -> levels.withObjectProperty(level).withArrayProperty(device))
                    .orElseGet(() -> levels.withArrayProperty(level));
            ObjectNode metadata =
                    list.addObject().putObject(downstream.repository().toString());
            ArrayNode oncalls = metadata.putArray("oncalls");
            downstream.oncalls().forEach(oncalls::add);
            ArrayNode events = metadata.putArray("events");
            downstream.takesPartIn().forEach(event -> events.add(event.event()));
        }
        return JSON.writeValueAsString(levels);
    }
}
