package crcr.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The relay's description of itself. Its objects are closed here: clients are to ignore members that they do not know,
 * and tests are not. Safe for threads.
 */
public final class RelayDescription {
    /** Where it is. */
    static final Path FILE = Path.of("..", "docs", "reference", "openapi.yaml");

    /** The one of this relay. */
    public static final RelayDescription RELAY = of(read(FILE));

    private static final String ADDRESS = "https://relay.example/openapi";

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private RelayDescription(JsonNode document) {
        this.document = document;
        this.registry = SchemaRegistry.withDialect(
                dialect(document),
                builder -> builder.schemas(Map.of(ADDRESS, document.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    // What is around the schemas is none.
    private static Dialect dialect(JsonNode document) {
        Dialect.Builder dialect = Dialect.builder(Dialects.getOpenApi31());
        document.fieldNames().forEachRemaining(name -> dialect.keyword(new NonValidationKeyword(name)));
        return dialect.build();
    }

    /** Returns what that document describes. */
    static RelayDescription of(JsonNode document) {
        JsonNode closed = document.deepCopy();
        close(closed);
        return new RelayDescription(closed);
    }

    /** Returns what that document describes, with objects as open as it leaves them. */
    static RelayDescription open(JsonNode document) {
        return new RelayDescription(document);
    }

    /** Returns a YAML file as JSON. */
    static JsonNode read(Path file) {
        try {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return new JsonMapper().valueToTree(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(RelayDescription::close);
    }

    JsonNode document() {
        return document;
    }

    /** Returns the place that this one is or refers to. */
    Pointer resolved(Pointer pointer) {
        return pointer.resolvedIn(document);
    }

    /** Returns the paths of a port. */
    List<String> paths(Port port) {
        return document.path("paths").properties().stream()
                .filter(path ->
                        path.getValue().findPath("tags").path(0).asText().equals(port.tag()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns what is described of that kind of request; empty if nothing is. */
    Optional<Operation> operation(Port port, String method, String path) {
        String described = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String member = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
        return Optional.of(
                        Pointer.root(document).member("paths").member(described).member(member))
                .filter(pointer -> pointer.exists() && paths(port).contains(described))
                .map(pointer -> new Operation(this, member.toUpperCase(Locale.ROOT) + " " + described, pointer));
    }

    /** Returns every operation. */
    List<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> method.getValue().has("responses"))
                        .map(method -> new Operation(
                                this,
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                Pointer.root(document)
                                        .member("paths")
                                        .member(path.getKey())
                                        .member(method.getKey()))))
                .toList();
    }

    /** Returns what is answered where no operation is: to another method of a path, or at another path. */
    Response elsewhere(Port port, String path) {
        String described = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String name = paths(port).contains(described) ? "x-other-method" : "x-other-path";
        return new Response(this, name, resolved(Pointer.root(document).member(name)));
    }

    /** Returns where an instance is not as the schema at that place says. */
    List<String> problems(Pointer schema, JsonNode instance) {
        return schemas
                .computeIfAbsent(schema.text(), place -> registry.getSchema(SchemaLocation.of(ADDRESS + "#" + place)))
                .validate(instance)
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }
}
