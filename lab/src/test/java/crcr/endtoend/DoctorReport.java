package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What {@code ./relay doctor --json} printed. */
final class DoctorReport {
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode json;

    private DoctorReport(JsonNode json) {
        this.json = json;
    }

    /** Runs the doctor with these settings. It has to end with this status, and to print a report that agrees. */
    static DoctorReport of(int status, Map<String, String> settings, String... arguments) {
        Operator.Printed printed = Operator.doctor(
                settings,
                Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new));
        assertEquals(status, printed.status(), printed::toString);
        try {
            JsonNode json = JSON.readTree(printed.out());
            assertEquals(status == 0, json.path("ok").asBoolean());
            return new DoctorReport(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(printed.out(), e);
        }
    }

    JsonNode settings() {
        return json.path("settings");
    }

    private JsonNode findings() {
        return json.path("findings");
    }

    /** Fails unless one of the findings about this is such a one, with these parts of its words and its next step. */
    DoctorReport assertFound(String result, String check, String words, String nextStep) {
        for (JsonNode finding : findings()) {
            if (finding.path("check").asText().equals(check)
                    && finding.path("result").asText().equals(result)
                    && finding.path("finding").asText().contains(words)
                    && finding.path("next_step").asText().contains(nextStep)) {
                assertEquals(
                        List.of("warning", "failure").contains(result),
                        finding.has("next_step"),
                        "whatever is wrong has a next step");
                return this;
            }
        }
        throw new AssertionError(result + " about " + check + " with '" + words + "' and '" + nextStep
                + "' is not among " + findings().toPrettyString());
    }

    void assertOk(String... checks) {
        for (String check : checks) {
            assertFound("ok", check, "", "");
        }
    }

    /** Fails unless so many findings have this result. */
    void assertCount(int count, String result) {
        assertEquals(
                count,
                findings().findValuesAsText("result").stream()
                        .filter(result::equals)
                        .count(),
                findings()::toPrettyString);
    }

    /** Fails if a finding has this result about this. */
    void assertNo(String result, String check) {
        for (JsonNode finding : findings()) {
            assertFalse(
                    finding.path("check").asText().equals(check)
                            && finding.path("result").asText().equals(result),
                    finding::toPrettyString);
        }
    }

    /** Fails if these words are in any finding: what it is about, its words or its next step. */
    void assertDoesNotMention(String words) {
        String text = findings().toString();
        assertFalse(text.contains(words), text);
    }
}
