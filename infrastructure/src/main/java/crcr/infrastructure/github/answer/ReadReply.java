package crcr.infrastructure.github.answer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import crcr.infrastructure.github.api.CallFailedException;
import crcr.infrastructure.github.api.CallFailure;
import crcr.infrastructure.github.api.Operation;
import crcr.infrastructure.shared.json.StrictJson;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import java.util.Optional;

/** Reads GitHub's answers to calls that succeeded. An unreadable answer counts as no answer. */
public final class ReadReply {
    private ReadReply() {}

    /** Returns the JSON object in the answer to a call. */
    public static JsonNode object(Operation operation, WholeResponse reply) throws CallFailedException {
        try {
            JsonNode answer = StrictJson.tree(reply.body());
            if (answer.isObject()) {
                return answer;
            }
        } catch (JacksonException _) {
            throw unreadable(operation, "is not valid JSON");
        }
        throw unreadable(operation, "is no object");
    }

    /** Returns the list of that name in the answer to a call. */
    public static JsonNode list(Operation operation, WholeResponse reply, String name) throws CallFailedException {
        JsonNode list = object(operation, reply).path(name);
        if (list.isArray()) {
            return list;
        }
        throw unreadable(operation, "lacks " + name);
    }

    /** Returns the id of an object; its digits are kept as they are. */
    public static String id(Operation operation, JsonNode object) throws CallFailedException {
        if (object.path("id").isIntegralNumber()) {
            return object.path("id").asText();
        }
        throw unreadable(operation, "has something without an id");
    }

    /** Returns the text of that name in an object; empty if it has none. */
    public static Optional<String> text(JsonNode object, String name) {
        return Optional.ofNullable(object.path(name).textValue());
    }

    /** Returns the failure of a call with an unreadable answer. */
    public static CallFailedException unreadable(Operation operation, String how) {
        return new CallFailedException(
                new CallFailure.Failed("GitHub's answer to a call (" + operation.label() + ") " + how));
    }
}
