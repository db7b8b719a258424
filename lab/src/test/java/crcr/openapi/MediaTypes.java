package crcr.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What bodies are. */
final class MediaTypes {
    private static final JsonMapper JSON = new JsonMapper();

    private MediaTypes() {}

    /** Returns the media type that a {@code Content-Type} names, without its parameters. */
    static String of(String contentType) {
        return contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    /** Returns a body that is JSON. */
    static Optional<JsonNode> json(byte[] body) {
        try {
            return Optional.of(JSON.readTree(body)).filter(json -> !json.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns what a body is: its JSON, or its text as one; empty if it should be JSON and is not. */
    static Optional<JsonNode> content(String mediaType, String body) {
        return mediaType.endsWith("json")
                ? json(body.getBytes(StandardCharsets.UTF_8))
                : Optional.of(JsonNodeFactory.instance.textNode(body));
    }
}
