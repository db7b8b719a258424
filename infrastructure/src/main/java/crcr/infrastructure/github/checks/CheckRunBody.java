package crcr.infrastructure.github.checks;

import com.fasterxml.jackson.core.JsonGenerator;
import crcr.domain.check.CheckRun;
import crcr.domain.check.CheckState;
import crcr.infrastructure.shared.json.WrittenJson;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Writes a check run in GitHub's form.
 *
 * @see <a href="https://docs.github.com/en/rest/checks/runs#create-a-check-run">GitHub: create a check run</a>
 */
final class CheckRunBody {
    private CheckRunBody() {}

    /** Returns the body that creates a check run. */
    static byte[] creating(CheckRun checkRun) {
        return WrittenJson.of(json -> {
            json.writeStartObject();
            json.writeStringField("head_sha", checkRun.headSha());
            members(json, checkRun);
            json.writeEndObject();
        });
    }

    /** Returns the body that updates an existing check run, which stays on its commit. */
    static byte[] updating(CheckRun checkRun) {
        return WrittenJson.of(json -> {
            json.writeStartObject();
            members(json, checkRun);
            json.writeEndObject();
        });
    }

    private static void members(JsonGenerator json, CheckRun checkRun) throws IOException {
        json.writeStringField("name", checkRun.name().value());
        json.writeStringField("external_id", checkRun.externalId());
        if (checkRun.detailsUrl().isPresent()) {
            json.writeStringField("details_url", checkRun.detailsUrl().get());
        }
        json.writeStringField("status", checkRun.state().status());
        if (checkRun.state() instanceof CheckState.Completed completed) {
            json.writeStringField("conclusion", completed.shown().wireName());
        }
        if (checkRun.started().isPresent()) {
            json.writeStringField("started_at", seconds(checkRun.started().get()));
        }
        if (checkRun.completed().isPresent()) {
            json.writeStringField("completed_at", seconds(checkRun.completed().get()));
        }
        json.writeObjectFieldStart("output");
        json.writeStringField("title", checkRun.title());
        json.writeStringField("summary", checkRun.summary());
        json.writeEndObject();
    }

    // GitHub's form: YYYY-MM-DDTHH:MM:SSZ.
    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
