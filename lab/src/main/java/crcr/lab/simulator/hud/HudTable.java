package crcr.lab.simulator.hud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** HUD's decisions about records by their content and by the existing rows. Safe for use by several threads. */
final class HudTable {
    /** The largest record that HUD reads. */
    static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final JsonMapper JSON = new JsonMapper();

    private final Set<String> completed = ConcurrentHashMap.newKeySet();
    private volatile Predicate<JsonNode> unwanted = _ -> false;

    /** The outcome of a record. */
    sealed interface Verdict {
        /** The record is written. */
        record Written(JsonNode record) implements Verdict {}

        /** The record is refused with this status and message. */
        record Refused(int status, String words) implements Verdict {}
    }

    /** Refuses matching records from now on with 422. */
    void refuse(Predicate<JsonNode> records) {
        unwanted = records;
    }

    /** Writes a record, if it is allowed. */
    Verdict write(byte[] body) {
        if (body.length > MOST_BYTES) {
            return new Verdict.Refused(413, "Payload exceeds 2MB limit");
        }
        return parse(body).map(this::write).orElseGet(() -> new Verdict.Refused(400, "Invalid JSON"));
    }

    private Verdict write(JsonNode record) {
        if (!RecordShape.hasWorkflow(record)) {
            return new Verdict.Refused(500, "Internal error");
        }
        Optional<String> wrong = RecordShape.missingIn(record).or(() -> RecordShape.wrongIn(record));
        if (wrong.isPresent()) {
            return new Verdict.Refused(400, wrong.get());
        }
        if (unwanted.test(record)) {
            return new Verdict.Refused(422, "set to refuse this record");
        }
        return isWritten(record)
                ? new Verdict.Written(record)
                : new Verdict.Refused(409, "the row is completed already");
    }

    // A row may be written until it is completed.
    private boolean isWritten(JsonNode record) {
        return isCompleted(record) ? completed.add(row(record)) : !completed.contains(row(record));
    }

    private static boolean isCompleted(JsonNode record) {
        return record.at("/untrusted/callback_payload/workflow/status").asText().equals("completed");
    }

    private static String row(JsonNode record) {
        JsonNode payload = record.at("/untrusted/callback_payload");
        return String.join(
                "/",
                record.at("/trusted/verified_repo").asText(),
                payload.path("delivery_id").asText(),
                payload.at("/workflow/name").asText(),
                payload.at("/workflow/job_name").asText(),
                payload.at("/workflow/check_run_id").asText());
    }

    private static Optional<JsonNode> parse(byte[] body) {
        try {
            return Optional.of(JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }
}
