package crcr.infrastructure.http.callback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import crcr.infrastructure.shared.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A downstream's own opinion on why its job failed (docs/downstream/callback.md#triage-verdict), in the form of
 * PyTorch's action: {@code triage-verdict} in pytorch/test-infra. The relay does not act on it.
 */
final class TriageVerdict {
    /** The verdict's place in a report. */
    static final String PLACE = "workflow.triage_verdict";

    private static final int MAX_BYTES = 16 * 1024;
    private static final String VERSION = "1";
    private static final List<String> CATEGORIES = List.of("upstream", "backend", "infra", "flake", "unknown");
    private static final Map<String, Kind> OPTIONAL = Map.of(
            "confidence", new Kind("a string", JsonNode::isTextual),
            "summary", new Kind("a string", JsonNode::isTextual),
            "suspected_upstream", new Kind("an object", JsonNode::isObject),
            "evidence", new Kind("an array", JsonNode::isArray));

    private TriageVerdict() {}

    private record Kind(String name, Predicate<JsonNode> fits) {}

    /**
     * Returns why these bytes are no verdict, in words for their sender; empty if they are one.
     *
     * @param bytes a JSON value within the limits of a report
     */
    static Optional<String> problem(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return Optional.of("has " + bytes.length + " bytes; " + MAX_BYTES + " are the most");
        }
        try {
            return problem(StrictJson.tree(new String(bytes, StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is not JSON", e);
        }
    }

    private static Optional<String> problem(JsonNode verdict) {
        if (!verdict.isObject()) {
            return Optional.of("must be a JSON object");
        }
        JsonNode version = verdict.path("schema_version");
        // Scripts pass numbers on as text.
        if (!(version.isTextual() || version.isIntegralNumber())
                || !version.asText().equals(VERSION)) {
            return Optional.of("schema_version must be " + VERSION);
        }
        JsonNode category = verdict.path("category");
        if (!category.isTextual() || !CATEGORIES.contains(category.textValue())) {
            return Optional.of("category must be one of " + String.join(", ", CATEGORIES));
        }
        return OPTIONAL.entrySet().stream()
                .filter(member -> isUnfit(verdict.path(member.getKey()), member.getValue()))
                .map(member -> member.getKey() + " must be " + member.getValue().name())
                .sorted()
                .findFirst();
    }

    private static boolean isUnfit(JsonNode value, Kind kind) {
        return !value.isMissingNode() && !value.isNull() && !kind.fits().test(value);
    }
}
