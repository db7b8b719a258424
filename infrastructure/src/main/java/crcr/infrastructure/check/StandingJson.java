package crcr.infrastructure.check;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import crcr.application.check.StandingForm;
import crcr.domain.check.CheckState;
import crcr.domain.check.JobLink;
import crcr.domain.check.JobStanding;
import crcr.domain.check.PullRequestCommit;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobKey;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.shared.json.OwnJson;
import crcr.infrastructure.shared.json.WrittenJson;
import crcr.infrastructure.shared.workflow.JobFields;
import java.io.IOException;
import java.util.Optional;

/** Writes the standing of a job as a JSON object, with times in milliseconds since 1970. */
public final class StandingJson implements StandingForm {
    @Override
    public Payload written(JobStanding standing) {
        return new Payload(WrittenJson.of(json -> write(json, standing)));
    }

    private static void write(JsonGenerator json, JobStanding standing) throws IOException {
        JobKey job = standing.job();
        json.writeStartObject();
        json.writeStringField("delivery", job.delivery().value());
        json.writeStringField("downstream", job.downstream().toString());
        json.writeStringField("run", job.runId());
        json.writeStringField("attempt", job.runAttempt());
        json.writeStringField("job_name", job.jobName());
        json.writeStringField("workflow", standing.workflow());
        json.writeNumberField("pr", standing.commit().pullRequest());
        json.writeStringField("sha", standing.commit().headSha());
        json.writeStringField("status", standing.state().status());
        if (standing.state() instanceof CheckState.Completed(Conclusion conclusion)) {
            json.writeStringField("conclusion", conclusion.wireName());
        }
        json.writeBooleanField("closed_by_relay", standing.closedByRelay());
        JobFields.write(json, standing.times());
        if (standing.tests().isPresent()) {
            JobFields.write(json, standing.tests().get());
        }
        if (standing.artifact().isPresent()) {
            json.writeStringField("artifact", standing.artifact().get());
        }
        if (standing.jobId().isPresent()) {
            json.writeStringField("job_id", standing.jobId().get());
        }
        if (standing.elsewhere().isPresent()) {
            json.writeObjectFieldStart("elsewhere");
            if (standing.elsewhere().get().url().isPresent()) {
                json.writeStringField("url", standing.elsewhere().get().url().get());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    @Override
    public JobStanding read(Payload written) {
        OwnJson json = OwnJson.read(written.bytes(), "standing of a job");
        return new JobStanding(
                new JobKey(
                        new DeliveryId(json.text("delivery")),
                        RepositoryName.of(json.text("downstream")),
                        json.text("run"),
                        json.text("attempt"),
                        json.text("job_name")),
                json.text("workflow"),
                new PullRequestCommit(json.needed("pr").longValue(), json.text("sha")),
                state(json),
                json.needed("closed_by_relay").booleanValue(),
                JobFields.times(json),
                JobFields.tests(json),
                json.optionalText("artifact"),
                json.optionalText("job_id"),
                json.optional("elsewhere")
                        .map(page -> new JobLink.Elsewhere(
                                Optional.ofNullable(page.get("url")).map(JsonNode::textValue))));
    }

    private static CheckState state(OwnJson json) {
        String status = json.text("status");
        return switch (status) {
            case "queued" -> new CheckState.Queued();
            case "in_progress" -> new CheckState.InProgress();
            case "completed" -> new CheckState.Completed(JobFields.conclusion(json));
            default -> throw new IllegalArgumentException("no status of a job: " + status);
        };
    }
}
