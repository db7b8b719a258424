package crcr.endtoend;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Callback bodies as downstream workflows send them, to be changed at will. */
final class Reports {
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
                .put("check_run_id", "38001");
        return report;
    }

    static ObjectNode completed(String delivery) {
        ObjectNode report = inProgress(delivery);
        workflow(report).put("status", "completed").put("conclusion", "success");
        return report;
    }

    /** The part that tells about the job. */
    static ObjectNode workflow(ObjectNode report) {
        return (ObjectNode) report.path("workflow");
    }
}
