package crcr.infrastructure.hud;

import com.fasterxml.jackson.core.JsonGenerator;
import crcr.application.selfreport.SelfReportRecord;
import crcr.domain.delivery.Payload;
import crcr.infrastructure.shared.json.WrittenJson;
import java.io.IOException;

/** Writes the record of a self-report in HUD's format (docs/downstream/self-reports.md#record). */
final class SelfReportBody {
    private SelfReportBody() {}

    /** Returns the whole body, with a copy of the caller's bytes. */
    static Payload of(SelfReportRecord record) {
        return new RecordParts(new Payload(WrittenJson.of(json -> writeTrusted(json, record))), record.payload())
                .joined();
    }

    private static void writeTrusted(JsonGenerator json, SelfReportRecord record) throws IOException {
        json.writeStartObject();
        RecordBody.writeDownstream(json, record.downstream());
        // Without a dispatch there is no time for the relay to measure.
        json.writeNullField("ci_metrics");
        RecordBody.writeRun(json, record.caller());
        json.writeObjectFieldStart("self_report");
        json.writeStringField("event_type", record.event().wireName());
        json.writeStringField("upstream_repo", record.upstream().toString());
        json.writeStringField("head_sha", record.headSha());
        json.writeBooleanField("commit_verified", record.verified());
        json.writeEndObject();
        json.writeEndObject();
    }
}
