package crcr.infrastructure.shared.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A JSON object that the relay itself has written, perhaps in another version. A wrong form causes an
 * {@link IllegalArgumentException} that names the expected kind.
 *
 * @param json the object
 * @param kind the expected kind, for messages
 */
public record OwnJson(JsonNode json, String kind) {
    /** Reads an object. */
    public static OwnJson read(byte[] written, String kind) {
        try {
            return new OwnJson(StrictJson.tree(new String(written, StandardCharsets.UTF_8)), kind);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no " + kind, e);
        }
    }

    /** Returns the value of that name; empty if it is absent. */
    public Optional<JsonNode> optional(String name) {
        return Optional.ofNullable(json.get(name));
    }

    /** Returns the text of that name; empty if it is absent or no text. */
    public Optional<String> optionalText(String name) {
        return optional(name).map(JsonNode::textValue);
    }

    /** Returns the value of that name, which must be present. */
    public JsonNode needed(String name) {
        return optional(name).orElseThrow(() -> lacking(name));
    }

    /** Returns the text of that name, which must be present. */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> lacking(name));
    }

    /** Returns the milliseconds since 1970 of that name, if they are present. */
    public Optional<Instant> optionalInstant(String name) {
        return optional(name).map(JsonNode::longValue).map(Instant::ofEpochMilli);
    }

    /** Returns the exception for a value of that name that is absent or unknown. */
    public IllegalArgumentException lacking(String name) {
        return new IllegalArgumentException("no " + kind + ": it lacks " + name);
    }
}
