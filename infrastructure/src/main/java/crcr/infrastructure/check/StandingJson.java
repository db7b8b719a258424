package crcr.infrastructure.check;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import crcr.application.check.StandingForm;
import crcr.domain.check.CheckState;
import crcr.domain.check.JobLink;
import crcr.domain.check.JobStanding;
import crcr.domain.check.PullRequestCommit;
import crcr.domain.check.TestCounts;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobTimes;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.shared.json.StrictJson;
import crcr.infrastructure.shared.json.WrittenJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** The standing of a job as a JSON object; times are in milliseconds since 1970. */
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
        write(json, standing.times());
        if (standing.tests().isPresent()) {
            TestCounts tests = standing.tests().get();
            json.writeNumberField("passed", tests.passed());
            json.writeNumberField("failed", tests.failed());
            json.writeNumberField("skipped", tests.skipped());
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

    private static void write(JsonGenerator json, JobTimes times) throws IOException {
        if (times.queuedSince().isPresent()) {
            json.writeNumberField("queued_since", times.queuedSince().get().toEpochMilli());
        }
        json.writeNumberField("in_progress", times.inProgress().toEpochMilli());
        if (times.completed().isPresent()) {
            json.writeNumberField("completed", times.completed().get().toEpochMilli());
        }
    }

    @Override
    public JobStanding read(Payload written) {
        JsonNode json = tree(written);
        return new JobStanding(
                new JobKey(
                        new DeliveryId(text(json, "delivery")),
                        RepositoryName.of(text(json, "downstream")),
                        text(json, "run"),
                        text(json, "attempt"),
                        text(json, "job_name")),
                text(json, "workflow"),
                new PullRequestCommit(needed(json, "pr").longValue(), text(json, "sha")),
                state(json),
                needed(json, "closed_by_relay").booleanValue(),
                new JobTimes(
                        instant(json, "queued_since"),
                        instant(json, "in_progress").orElseThrow(() -> lacking("in_progress")),
                        instant(json, "completed")),
                tests(json),
                optional(json, "artifact").map(JsonNode::textValue),
                optional(json, "job_id").map(JsonNode::textValue),
                optional(json, "elsewhere")
                        .map(page -> new JobLink.Elsewhere(optional(page, "url").map(JsonNode::textValue))));
    }

    private static JsonNode tree(Payload written) {
        try {
            return StrictJson.tree(new String(written.bytes(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no standing of a job", e);
        }
    }

    private static CheckState state(JsonNode json) {
        String status = text(json, "status");
        return switch (status) {
            case "queued" -> new CheckState.Queued();
            case "in_progress" -> new CheckState.InProgress();
            case "completed" ->
                new CheckState.Completed(
                        Conclusion.named(text(json, "conclusion")).orElseThrow(() -> lacking("conclusion")));
            default -> throw new IllegalArgumentException("no status of a job: " + status);
        };
    }

    private static Optional<TestCounts> tests(JsonNode json) {
        return optional(json, "passed")
                .map(passed -> new TestCounts(
                        passed.longValue(),
                        needed(json, "failed").longValue(),
                        needed(json, "skipped").longValue()));
    }

    private static Optional<Instant> instant(JsonNode json, String name) {
        return optional(json, name).map(JsonNode::longValue).map(Instant::ofEpochMilli);
    }

    private static Optional<JsonNode> optional(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name));
    }

    private static JsonNode needed(JsonNode json, String name) {
        return optional(json, name).orElseThrow(() -> lacking(name));
    }

    private static String text(JsonNode json, String name) {
        return optional(json, name).map(JsonNode::textValue).orElseThrow(() -> lacking(name));
    }

    private static IllegalArgumentException lacking(String name) {
        return new IllegalArgumentException("no standing of a job: it lacks " + name);
    }
}
