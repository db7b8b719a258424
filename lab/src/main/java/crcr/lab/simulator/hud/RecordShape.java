package crcr.lab.simulator.hud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Checks the shape of a record: HUD's own requirements, and the relay's further guarantees
 * (docs/reference/hud-record.md#request).
 */
final class RecordShape {
    private static final String WORKFLOW = "/untrusted/callback_payload/workflow";
    private static final String SELF_REPORT = "/trusted/self_report";
    private static final List<Rule> RULES = List.of(
            new Rule("/trusted/verified_repo", JsonNode::isTextual),
            new Rule("/trusted/downstream_repo_level", JsonNode::isTextual),
            new Rule("/trusted/run", JsonNode::isObject),
            new Rule("/untrusted/callback_payload", JsonNode::isObject));
    private static final List<Rule> OF_JOBS = List.of(
            new Rule(SELF_REPORT, JsonNode::isMissingNode),
            new Rule("/trusted/ci_metrics/queue_time", RecordShape::isNumberOrNull),
            new Rule("/trusted/ci_metrics/execution_time", RecordShape::isNumberOrNull),
            new Rule("/trusted/dispatch/delivery_id", JsonNode::isTextual),
            new Rule("/trusted/dispatch/event_type", JsonNode::isTextual),
            new Rule("/trusted/dispatch/upstream_repo", JsonNode::isTextual),
            new Rule("/trusted/dispatch/pr_number", RecordShape::isNumberOrNull),
            new Rule("/trusted/dispatch/head_sha", JsonNode::isTextual),
            new Rule("/trusted/dispatch/dispatched_at", JsonNode::isTextual));
    private static final List<Rule> OF_SELF_REPORTS = List.of(
            new Rule("/trusted/ci_metrics", JsonNode::isNull),
            new Rule("/trusted/dispatch", JsonNode::isMissingNode),
            new Rule(SELF_REPORT + "/event_type", JsonNode::isTextual),
            new Rule(SELF_REPORT + "/upstream_repo", JsonNode::isTextual),
            new Rule(SELF_REPORT + "/head_sha", JsonNode::isTextual),
            new Rule(SELF_REPORT + "/commit_verified", JsonNode::isBoolean));

    private RecordShape() {}

    private record Rule(String pointer, Predicate<JsonNode> kind) {
        boolean isBrokenBy(JsonNode record) {
            return !kind.test(record.at(pointer));
        }
    }

    /** Returns whether it has the members that HUD reads without a check. */
    static boolean hasWorkflow(JsonNode record) {
        return record.at(WORKFLOW).isObject();
    }

    /** Returns the required field that is missing, in HUD's words; empty if none is. */
    static Optional<String> missingIn(JsonNode record) {
        JsonNode workflow = record.at(WORKFLOW);
        if (workflow.path("job_name").asText().isEmpty()) {
            return Optional.of("Missing required field: workflow.job_name");
        }
        // Since September 2026 HUD accepts nightly and periodic results without one.
        JsonNode checkRun = workflow.path("check_run_id");
        return !isSelfReport(record) && (checkRun.isMissingNode() || checkRun.isNull())
                ? Optional.of("Missing required field: workflow.check_run_id")
                : Optional.empty();
    }

    /** Returns the first place that is missing or of the wrong type; empty if there is none. */
    static Optional<String> wrongIn(JsonNode record) {
        return Stream.concat(RULES.stream(), (isSelfReport(record) ? OF_SELF_REPORTS : OF_JOBS).stream())
                .filter(rule -> rule.isBrokenBy(record))
                .findFirst()
                .map(rule -> rule.pointer() + " is absent or of the wrong kind");
    }

    private static boolean isSelfReport(JsonNode record) {
        return Set.of("nightly", "periodic")
                .contains(record.at("/untrusted/callback_payload/event_type").asText());
    }

    private static boolean isNumberOrNull(JsonNode node) {
        return node.isNumber() || node.isNull();
    }
}
