package crcr.infrastructure.redis.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import crcr.domain.check.JobLink;
import crcr.domain.check.TestCounts;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobKey;
import crcr.domain.job.JobTimes;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.JobResult;
import crcr.domain.result.NightlyResult;
import crcr.domain.selfreport.NamedCommit;
import crcr.domain.selfreport.SelfReportEvent;
import crcr.domain.selfreport.SelfReportKey;
import crcr.infrastructure.shared.json.StrictJson;
import crcr.infrastructure.shared.json.WrittenJson;
import crcr.infrastructure.shared.text.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Results as they are kept: JSON objects; times are in milliseconds since 1970. What their keys say is not in them: the
 * delivery, the downstream.
 */
public final class KeptResult {
    private static final int MOST_CHARACTERS = 200;
    // They tell names apart.
    private static final int DIGITS = 16;

    private KeptResult() {}

    /** Returns how a job is named among those of its delivery and downstream. */
    public static String field(JobKey job) {
        String name = Sha256.hex(job.jobName().getBytes(StandardCharsets.UTF_8));
        return String.join(":", job.runId(), job.runAttempt(), name.substring(0, DIGITS));
    }

    /** Writes how a job stands. */
    public static byte[] of(JobResult result) {
        return WrittenJson.of(json -> {
            json.writeStartObject();
            json.writeStringField("run", result.job().runId());
            json.writeStringField("attempt", result.job().runAttempt());
            json.writeStringField("job_name", result.job().jobName());
            json.writeStringField("workflow", cut(result.workflow()));
            write(json, "conclusion", result.conclusion().map(Conclusion::wireName));
            json.writeBooleanField("closed_by_relay", result.closedByRelay());
            write(json, result.times());
            write(json, result.tests(), result.elsewhere());
            write(json, "job_id", result.jobId());
            json.writeEndObject();
        });
    }

    /** Writes what a run said of itself. */
    public static byte[] of(NightlyResult.Said said) {
        return WrittenJson.of(json -> {
            SelfReportKey report = said.report();
            json.writeStartObject();
            json.writeStringField("event", report.event().wireName());
            json.writeStringField("commit", report.commit().name());
            json.writeStringField("run", report.runId());
            json.writeStringField("attempt", report.runAttempt());
            json.writeStringField("job_name", report.jobName());
            json.writeStringField("sha", said.headSha());
            json.writeBooleanField("verified", said.commitVerified());
            json.writeStringField("workflow", cut(said.workflow()));
            json.writeStringField("conclusion", said.conclusion().wireName());
            write(json, said.tests(), said.elsewhere());
            json.writeEndObject();
        });
    }

    // Whole characters.
    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= MOST_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS));
    }

    private static void write(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
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

    private static void write(JsonGenerator json, Optional<TestCounts> tests, Optional<JobLink.Elsewhere> elsewhere)
            throws IOException {
        if (tests.isPresent()) {
            json.writeNumberField("passed", tests.get().passed());
            json.writeNumberField("failed", tests.get().failed());
            json.writeNumberField("skipped", tests.get().skipped());
        }
        if (elsewhere.isPresent()) {
            json.writeBooleanField("elsewhere", true);
            write(json, "url", elsewhere.get().url());
        }
    }

    /**
     * Reads how a job stands.
     *
     * @throws IllegalArgumentException if it is nothing of that kind
     */
    static JobResult job(DeliveryId delivery, RepositoryName downstream, byte[] kept) {
        JsonNode json = tree(kept);
        return new JobResult(
                new JobKey(delivery, downstream, text(json, "run"), text(json, "attempt"), text(json, "job_name")),
                text(json, "workflow"),
                optional(json, "conclusion").map(JsonNode::textValue).map(KeptResult::conclusion),
                needed(json, "closed_by_relay").booleanValue(),
                new JobTimes(
                        instant(json, "queued_since"),
                        Instant.ofEpochMilli(needed(json, "in_progress").longValue()),
                        instant(json, "completed")),
                tests(json),
                optional(json, "job_id").map(JsonNode::textValue),
                elsewhere(json));
    }

    /**
     * Reads what a run said of itself.
     *
     * @throws IllegalArgumentException if it is nothing of that kind
     */
    static NightlyResult.Said nightly(RepositoryName downstream, byte[] kept) {
        JsonNode json = tree(kept);
        return new NightlyResult.Said(
                new SelfReportKey(
                        downstream,
                        SelfReportEvent.named(text(json, "event")).orElseThrow(() -> lacking("event")),
                        new NamedCommit(text(json, "commit")),
                        text(json, "run"),
                        text(json, "attempt"),
                        text(json, "job_name")),
                text(json, "sha"),
                needed(json, "verified").booleanValue(),
                text(json, "workflow"),
                conclusion(text(json, "conclusion")),
                tests(json),
                elsewhere(json));
    }

    private static JsonNode tree(byte[] kept) {
        try {
            return StrictJson.tree(new String(kept, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no result", e);
        }
    }

    private static Conclusion conclusion(String name) {
        return Conclusion.named(name).orElseThrow(() -> lacking("conclusion"));
    }

    private static Optional<TestCounts> tests(JsonNode json) {
        return optional(json, "passed")
                .map(passed -> new TestCounts(
                        passed.longValue(),
                        needed(json, "failed").longValue(),
                        needed(json, "skipped").longValue()));
    }

    private static Optional<JobLink.Elsewhere> elsewhere(JsonNode json) {
        return optional(json, "elsewhere")
                .map(_ -> new JobLink.Elsewhere(optional(json, "url").map(JsonNode::textValue)));
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
        return new IllegalArgumentException("no result: it lacks " + name);
    }
}
