package crcr.infrastructure.hud;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.application.sweep.RenderClosing;
import crcr.domain.allowlist.Level;
import crcr.domain.delivery.Payload;
import crcr.domain.job.Conclusion;
import crcr.domain.job.JobTimes;
import crcr.domain.sweep.Closing;
import crcr.infrastructure.shared.json.JsonPicker;
import crcr.infrastructure.shared.json.JsonValue;
import crcr.infrastructure.shared.json.MalformedJsonException;
import crcr.infrastructure.shared.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Renders the record of a job that the relay closed (docs/reference/hud-record.md#closed-by-the-relay). */
public final class ClosedRecord implements RenderClosing {
    private static final String CHECK_RUN_ID = "workflow.check_run_id";
    private static final JsonPicker PICKER = new JsonPicker(CHECK_RUN_ID);
    private static final String PROVIDER = "run.provider";
    private static final JsonPicker PROVIDERS = new JsonPicker(PROVIDER);

    /** Needs no configuration. */
    public ClosedRecord() {}

    @Override
    public Optional<String> checkRunId(Payload record) {
        try {
            JsonValue found = PICKER.pick(RecordParts.of(record).report().bytes())
                    .getOrDefault(CHECK_RUN_ID, new JsonValue.Null());
            return switch (found) {
                case JsonValue.Text(String text) -> Optional.of(text);
                case JsonValue.Numeral(String literal) -> Optional.of(literal);
                case JsonValue.Flag _, JsonValue.Null(), JsonValue.Structure(), JsonValue.Items _ -> Optional.empty();
            };
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("a report that was taken " + e.getMessage(), e);
        }
    }

    // Only the record of another CI system names it.
    @Override
    public boolean runsOnGitHub(Payload record) {
        try {
            return !PROVIDERS.pick(RecordParts.of(record).trusted().bytes()).containsKey(PROVIDER);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("what the relay wrote " + e.getMessage(), e);
        }
    }

    @Override
    public Closed render(Payload record, Closing closing, Level level, JobTimes times) {
        RecordParts parts = RecordParts.of(record);
        Payload report = new Payload(WorkflowEnd.in(parts.report().bytes(), json -> writeEnd(json, closing, times)));
        RecordParts closed = new RecordParts(trusted(parts.trusted(), closing, level, times), report);
        return new Closed(closed.joined(), report);
    }

    private static void writeEnd(JsonGenerator json, Closing closing, JobTimes times) throws IOException {
        json.writeStartObject();
        json.writeStringField("status", "completed");
        json.writeStringField("conclusion", closing.conclusion().wireName());
        json.writeStringField(
                "completed_at",
                DateTimeFormatter.ISO_INSTANT.format(
                        times.completed().orElseThrow().truncatedTo(ChronoUnit.SECONDS)));
        json.writeEndObject();
    }

    private static Payload trusted(Payload before, Closing closing, Level level, JobTimes times) {
        try {
            ObjectNode trusted = (ObjectNode) StrictJson.tree(new String(before.bytes(), StandardCharsets.UTF_8));
            trusted.put("downstream_repo_level", level.name());
            trusted.putObject("ci_metrics")
                    .putNull("queue_time")
                    .put("execution_time", times.executionTime().orElseThrow());
            trusted.putObject("closed_by")
                    .put("who", "relay")
                    .put("reason", closing.reason().wireName())
                    .put(
                            "github_conclusion",
                            closing.ofGitHub().map(Conclusion::wireName).orElse(null));
            return new Payload(trusted.toString().getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the relay wrote cannot be read", e);
        }
    }
}
