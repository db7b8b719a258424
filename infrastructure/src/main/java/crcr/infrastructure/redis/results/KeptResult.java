package crcr.infrastructure.redis.results;

import com.fasterxml.jackson.core.JsonGenerator;
import crcr.domain.check.JobLink;
import crcr.domain.check.TestCounts;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobKey;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.JobResult;
import crcr.domain.result.NightlyResult;
import crcr.domain.selfreport.NamedCommit;
import crcr.domain.selfreport.SelfReportEvent;
import crcr.domain.selfreport.SelfReportKey;
import crcr.infrastructure.redis.scripts.ScriptCall;
import crcr.infrastructure.shared.json.OwnJson;
import crcr.infrastructure.shared.json.WrittenJson;
import crcr.infrastructure.shared.text.Sha256;
import crcr.infrastructure.shared.workflow.JobFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Results in their stored form: JSON objects with times in milliseconds since 1970. They leave out the parts of their
 * keys: the delivery and the downstream.
 */
public final class KeptResult {
    private static final int MOST_CHARACTERS = 200;
    // Enough digits to distinguish names.
    private static final int DIGITS = 16;

    private KeptResult() {}

    /** Returns the field name of a job among those of its delivery and downstream. */
    static String field(JobKey job) {
        String name = Sha256.hex(job.jobName().getBytes(StandardCharsets.UTF_8));
        return String.join(":", job.runId(), job.runAttempt(), name.substring(0, DIGITS));
    }

    /** Adds the arguments of {@code shared/results} to a script. */
    public static ScriptCall given(ScriptCall moving, JobResult result) {
        return moving.with("class", result.countsAs().wireName())
                .with("field", field(result.job()))
                .with("result", of(result));
    }

    /** Writes a job's result. */
    static byte[] of(JobResult result) {
        return WrittenJson.of(json -> {
            json.writeStartObject();
            json.writeStringField("run", result.job().runId());
            json.writeStringField("attempt", result.job().runAttempt());
            json.writeStringField("job_name", result.job().jobName());
            json.writeStringField("workflow", cut(result.workflow()));
            write(json, "conclusion", result.conclusion().map(Conclusion::wireName));
            json.writeBooleanField("closed_by_relay", result.closedByRelay());
            JobFields.write(json, result.times());
            write(json, result.tests(), result.elsewhere());
            write(json, "job_id", result.jobId());
            json.writeEndObject();
        });
    }

    /** Writes a self-reported result. */
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

    // Surrogate pairs are kept whole.
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

    private static void write(JsonGenerator json, Optional<TestCounts> tests, Optional<JobLink.Elsewhere> elsewhere)
            throws IOException {
        if (tests.isPresent()) {
            JobFields.write(json, tests.get());
        }
        if (elsewhere.isPresent()) {
            json.writeBooleanField("elsewhere", true);
            write(json, "url", elsewhere.get().url());
        }
    }

    /**
     * Reads a job's result.
     *
     * @throws IllegalArgumentException if the bytes are none
     */
    static JobResult job(DeliveryId delivery, RepositoryName downstream, byte[] kept) {
        OwnJson json = OwnJson.read(kept, "result");
        return new JobResult(
                new JobKey(delivery, downstream, json.text("run"), json.text("attempt"), json.text("job_name")),
                json.text("workflow"),
                json.optional("conclusion").map(_ -> JobFields.conclusion(json)),
                json.needed("closed_by_relay").booleanValue(),
                JobFields.times(json),
                JobFields.tests(json),
                json.optionalText("job_id"),
                elsewhere(json));
    }

    /**
     * Reads a self-reported result.
     *
     * @throws IllegalArgumentException if the bytes are none
     */
    static NightlyResult.Said nightly(RepositoryName downstream, byte[] kept) {
        OwnJson json = OwnJson.read(kept, "result");
        return new NightlyResult.Said(
                new SelfReportKey(
                        downstream,
                        SelfReportEvent.named(json.text("event")).orElseThrow(() -> json.lacking("event")),
                        new NamedCommit(json.text("commit")),
                        json.text("run"),
                        json.text("attempt"),
                        json.text("job_name")),
                json.text("sha"),
                json.needed("verified").booleanValue(),
                json.text("workflow"),
                JobFields.conclusion(json),
                JobFields.tests(json),
                elsewhere(json));
    }

    private static Optional<JobLink.Elsewhere> elsewhere(OwnJson json) {
        return json.optional("elsewhere").map(_ -> new JobLink.Elsewhere(json.optionalText("url")));
    }
}
