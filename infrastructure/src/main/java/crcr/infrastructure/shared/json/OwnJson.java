package crcr.infrastructure.shared.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A JSON object that the relay itself has written, perhaps in another version. What is not of the form is an {@link
 * IllegalArgumentException} that says what the object is none of.
 *
 * @param json the object
 * @param kind what it should be, for the words of a failure
 */
public record OwnJson(JsonNode json, String kind) {
    /** Reads one. */
    public static OwnJson read(byte[] written, String kind) {
        try {
            return new OwnJson(StrictJson.tree(new String(written, StandardCharsets.UTF_8)), kind);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no " + kind, e);
        }
    }

    /** Returns what has that name; empty if it is not there. */
    public Optional<JsonNode> optional(String name) {
        return Optional.ofNullable(json.get(name));
    }

    /** Returns the text of that name; empty if it is not there, or no text. */
    public Optional<String> optionalText(String name) {
        return optional(name).map(JsonNode::textValue);
    }

    /** Returns what has that name, which has to be there. */
    public JsonNode needed(String name) {
        return optional(name).orElseThrow(() -> lacking(name));
    }

    /** Returns the text of that name, which has to be there. */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> lacking(name));
    }

    /** Returns the milliseconds since 1970 of that name, if they are there. */
    public Optional<Instant> optionalInstant(String name) {
        return optional(name).map(JsonNode::longValue).map(Instant::ofEpochMilli);
    }

    /** Returns what to throw if what has that name is not there, or nothing that is known. */
    public IllegalArgumentException lacking(String name) {
        return new IllegalArgumentException("no " + kind + ": it lacks " + name);
    }
}
