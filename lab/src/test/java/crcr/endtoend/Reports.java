package crcr.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Callback bodies as downstream workflows send them, to be changed at will. */
final class Reports {
    // How the id of a check run begins that is made of its job.
    private static final String BY_JOB = "3800";

    private Reports() {}

    static ObjectNode inProgress(String delivery) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("event_type", "pull_request").put("delivery_id", delivery);
        report.putObject("payload").put("action", "opened");
        report.putObject("workflow")
                .put("schema_version", "1")
                .put("status", "in_progress")
                .put("name", "CI")
                .put("url", "https://github.com/acme/alpha/actions/runs/9001")
                .put("run_id", "9001")
                .put("run_attempt", "1")
                .put("job_name", "build-cuda")
                .put("check_run_id", checkRunOf(delivery));
        return report;
    }

    private static String checkRunOf(Object... job) {
        return BY_JOB + (Objects.hash(job) & Integer.MAX_VALUE);
    }

    /** Returns a report whose job has a check run of its own, whatever the test has changed, unless it names one. */
    static byte[] sent(JsonNode report) {
        if (report.path("workflow") instanceof ObjectNode workflow
                && workflow.path("check_run_id").asText().startsWith(BY_JOB)) {
            workflow.put(
                    "check_run_id",
                    checkRunOf(
                            report.path("delivery_id"),
                            workflow.path("run_id").asText(),
                            workflow.path("run_attempt").asText(),
                            workflow.path("job_name")));
        }
        return report.toString().getBytes(StandardCharsets.UTF_8);
    }

    static ObjectNode completed(String delivery) {
        ObjectNode report = inProgress(delivery);
        workflow(report).put("status", "completed").put("conclusion", "success");
        return report;
    }

    /** The part about the job. */
    static ObjectNode workflow(ObjectNode report) {
        return (ObjectNode) report.path("workflow");
    }
}
