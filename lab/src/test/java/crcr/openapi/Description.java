package crcr.openapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crcr.npm.NpmFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An OpenAPI description. It is large, so only places are kept of what it says, and what is asked for is read from
 * there.
 *
 * @see <a href="https://github.com/github/rest-api-description">GitHub's description</a>
 */
final class Description {
    private static final JsonMapper JSON = new JsonMapper();

    /** That of api.github.com. */
    static final Description GITHUB = of(NpmFolder.LAB.file("@octokit/openapi/generated/api.github.com.json"));

    private final byte[] text;
    private final Map<String, Place> paths = new HashMap<>();
    private final Map<String, Place> components = new HashMap<>();

    private final List<PathTemplate> templates = new ArrayList<>();

    private record Place(int from, int to) {}

    private Description(byte[] text) {
        this.text = text;
    }

    private static Description of(Path file) {
        try {
            Description description = new Description(Files.readAllBytes(file));
            description.index();
            description.paths.keySet().stream().map(PathTemplate::parse).forEach(description.templates::add);
            return description;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void index() throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String part = parser.currentName();
                parser.nextToken();
                switch (part) {
                    case "paths" -> places(parser, "", paths);
                    case "components" -> {
                        while (parser.nextToken() == JsonToken.FIELD_NAME) {
                            String prefix = "#/components/" + parser.currentName() + "/";
                            parser.nextToken();
                            places(parser, prefix, components);
                        }
                    }
                    default -> parser.skipChildren();
                }
            }
        }
    }

    private static void places(JsonParser parser, String prefix, Map<String, Place> places) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + parser.currentName();
            parser.nextToken();
            int from = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            places.put(name, new Place(from, (int) parser.currentLocation().getByteOffset()));
        }
    }

    /** Returns all paths. */
    List<PathTemplate> templates() {
        return templates;
    }

    /** Returns what can be done at a path, by methods in lower case. */
    JsonNode path(String path) {
        return read(path, paths);
    }

    /** Returns a node itself, or the component that it refers to. */
    JsonNode resolved(JsonNode node) {
        return reference(node).map(this::component).orElse(node);
    }

    /** Returns the component that a reference names, {@code #/components/<kind>/<name>}. */
    JsonNode component(String reference) {
        return read(reference, components);
    }

    /** Returns the reference that a node is; empty if it is none. */
    static Optional<String> reference(JsonNode node) {
        return Optional.ofNullable(node.path("$ref").textValue());
    }

    private JsonNode read(String name, Map<String, Place> places) {
        Place place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("the description has no " + name);
        }
        try {
            return JSON.readTree(text, place.from(), place.to() - place.from());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
