package crcr.infrastructure.hud;

import com.fasterxml.jackson.core.JsonGenerator;
import crcr.application.callback.Caller;
import crcr.application.callback.HudRecord;
import crcr.application.selfreport.SelfReportRecord;
import crcr.domain.allowlist.Downstream;
import crcr.domain.delivery.Payload;
import crcr.domain.job.DispatchFacts;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import crcr.infrastructure.shared.json.WrittenJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes a record in HUD's format (docs/reference/hud-record.md): the relay's own facts, and the caller's unchanged
 * bytes.
 */
public final class RecordBody {
    private RecordBody() {}

    /** Returns the whole body, up to HUD's 2 MiB. It has a copy of the caller's bytes, because it may be kept. */
    public static Payload of(HudRecord record) {
        return new RecordParts(
                        new Payload(WrittenJson.of(json -> writeTrusted(json, record))),
                        record.move().payload())
                .joined();
    }

    /** Returns the whole body of a self-report, with a copy of the caller's bytes. */
    public static Payload ofSelfReport(SelfReportRecord record) {
        return SelfReportBody.of(record);
    }

    private static void writeTrusted(JsonGenerator json, HudRecord record) throws IOException {
        json.writeStartObject();
        Downstream downstream = record.move().downstream();
        writeDownstream(json, downstream);
        writeMetrics(json, record.move().report().status(), record.move().times());
        writeRun(json, record.caller());
        writeDispatch(json, record.move().dispatch());
        json.writeEndObject();
    }

    /** Writes the fields of the downstream that every record has. */
    static void writeDownstream(JsonGenerator json, Downstream downstream) throws IOException {
        json.writeStringField("verified_repo", downstream.repository().toString());
        json.writeStringField("downstream_repo_level", downstream.level().name());
    }

    /** Writes the fields of the reporting run that every record has. */
    static void writeRun(JsonGenerator json, Caller caller) throws IOException {
        json.writeObjectFieldStart("run");
        for (Map.Entry<String, String> claim : caller.run().entrySet()) {
            json.writeStringField(claim.getKey(), claim.getValue());
        }
        json.writeEndObject();
    }

    private static void writeMetrics(JsonGenerator json, ReportStatus report, JobTimes times) throws IOException {
        json.writeObjectFieldStart("ci_metrics");
        writeSeconds(
                json,
                "queue_time",
                switch (report) {
                    case IN_PROGRESS -> times.queueTime();
                    case COMPLETED -> Optional.empty();
                });
        writeSeconds(
                json,
                "execution_time",
                switch (report) {
                    case IN_PROGRESS -> Optional.empty();
                    case COMPLETED -> times.executionTime();
                });
        json.writeEndObject();
    }

    private static void writeSeconds(JsonGenerator json, String name, Optional<BigDecimal> seconds) throws IOException {
        if (seconds.isPresent()) {
            json.writeNumberField(name, seconds.get());
        } else {
            json.writeNullField(name);
        }
    }

    private static void writeDispatch(JsonGenerator json, DispatchFacts dispatch) throws IOException {
        json.writeObjectFieldStart("dispatch");
        json.writeStringField("delivery_id", dispatch.delivery().value());
        json.writeStringField("event_type", dispatch.event().type());
        json.writeStringField("upstream_repo", dispatch.event().upstream().toString());
        OptionalLong pullRequest = dispatch.event().pullRequest();
        if (pullRequest.isPresent()) {
            json.writeNumberField("pr_number", pullRequest.getAsLong());
        } else {
            json.writeNullField("pr_number");
        }
        json.writeStringField("head_sha", dispatch.event().headSha());
        json.writeStringField(
                "dispatched_at",
                DateTimeFormatter.ISO_INSTANT.format(dispatch.dispatched().truncatedTo(ChronoUnit.SECONDS)));
        json.writeEndObject();
    }
}
