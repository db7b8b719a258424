package crcr.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/** What HUD decides about records by their content. Safe for any number of threads. */
final class HudTable {
    /** The most that HUD reads. */
    static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final JsonMapper JSON = new JsonMapper();

    private volatile Predicate<JsonNode> unwanted = _ -> false;

    /** What became of a record. */
    sealed interface Verdict {
        /** It is written. */
        record Written(JsonNode record) implements Verdict {}

        /** It is not, and is answered with this status and these words. */
        record Refused(int status, String words) implements Verdict {}
    }

    /** Refuses, from now on, the records that match: with 422, as records that it has no use for. */
    void refuse(Predicate<JsonNode> records) {
        unwanted = records;
    }

    /** Writes a record, if it may be written. */
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
        return unwanted.test(record)
                ? new Verdict.Refused(422, "told to refuse this record")
                : new Verdict.Written(record);
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
