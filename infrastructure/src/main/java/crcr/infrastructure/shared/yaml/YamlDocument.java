package crcr.infrastructure.shared.yaml;

import crcr.domain.document.DocumentReading;
import crcr.domain.document.Problem;
import java.io.StringReader;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads a YAML document as a graph of nodes. It constructs nothing from it, whatever tags it has. */
public final class YamlDocument {
    /** The maximum number of characters of a document. */
    public static final int MAX_CODE_POINTS = 1_048_576;

    private static final int MAX_DEPTH = 20;
    private static final int MAX_ALIASES = 20;
    private static final String DOCUMENT = "the document";
    private static final Set<Tag> PLAIN_TAGS =
            Set.of(Tag.STR, Tag.NULL, Tag.BOOL, Tag.INT, Tag.FLOAT, Tag.TIMESTAMP, Tag.MERGE, Tag.SEQ, Tag.MAP);

    private YamlDocument() {}

    /**
     * Reads one kind of document.
     *
     * @param <T> the content of such a document
     */
    @FunctionalInterface
    public interface Walk<T> {
        /** Reads all nodes. Problems are in the result or among the remarks. */
        DocumentReading<T> read(Node root, Remarks remarks);
    }

    /** Reads a text. Every problem is in the result; nothing is thrown. */
    public static <T> DocumentReading<T> read(String text, Walk<T> walk) {
        return switch (compose(text)) {
            case Composed.Nodes(Node root) -> read(root, walk);
            case Composed.Unreadable(Problem problem) -> new DocumentReading.Invalid<>(List.of(problem));
        };
    }

    private sealed interface Composed {
        record Nodes(Node root) implements Composed {}

        record Unreadable(Problem problem) implements Composed {}
    }

    private static Composed compose(String text) {
        try {
            return Optional.ofNullable(yaml().compose(new StringReader(text)))
                    .filter(node -> !NodeText.isNull(node))
                    .<Composed>map(Composed.Nodes::new)
                    .orElseGet(() -> unreadable(DOCUMENT, "is empty"));
        } catch (MarkedYAMLException e) {
            return unreadable(place(e), "cannot be read as YAML: " + describe(e));
        } catch (ReaderException e) {
            return unreadable(
                    "line " + line(text, e.getPosition()),
                    "cannot be read as YAML: it has the character U+%04X".formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            return unreadable(DOCUMENT, "goes beyond what is read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            // The library reports a tag that begins or ends with a blank in an escape.
            return unreadable(DOCUMENT, "has a tag, and none is read");
        }
    }

    private static <T> DocumentReading<T> read(Node root, Walk<T> walk) {
        Remarks remarks = new Remarks();
        checkTags(root, remarks, Collections.newSetFromMap(new IdentityHashMap<>()));
        return remarks.with(walk.read(root, remarks));
    }

    // A node may contain itself. Java's own tags do not occur here, because the library refuses them when it
    // composes.
    private static void checkTags(Node node, Remarks remarks, Set<Node> seen) {
        if (!seen.add(node)) {
            return;
        }
        if (!PLAIN_TAGS.contains(node.getTag())) {
            remarks.problem(
                    node, "has the tag " + NodeText.shortened(node.getTag().getValue()) + ", and none is read");
        }
        switch (node) {
            case SequenceNode sequence -> sequence.getValue().forEach(element -> checkTags(element, remarks, seen));
            case MappingNode mapping ->
                mapping.getValue().forEach(pair -> {
                    checkTags(pair.getKeyNode(), remarks, seen);
                    checkTags(pair.getValueNode(), remarks, seen);
                });
            default -> {}
        }
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CODE_POINTS);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        options.setAllowRecursiveKeys(false);
        options.setAllowDuplicateKeys(false);
        return new Yaml(options);
    }

    private static Composed unreadable(String place, String message) {
        return new Composed.Unreadable(new Problem(place, message));
    }

    private static String place(MarkedYAMLException e) {
        return Optional.ofNullable(e.getProblemMark())
                .or(() -> Optional.ofNullable(e.getContextMark()))
                .map(NodeText::line)
                .orElse(DOCUMENT);
    }

    // The library's message quotes the document, which may have a tag or an anchor of any length.
    private static String describe(MarkedYAMLException e) {
        return NodeText.shortened(Stream.of(Optional.ofNullable(e.getContext()), Optional.ofNullable(e.getProblem()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", ")));
    }

    private static long line(String text, int position) {
        return 1 + text.codePoints().limit(position).filter(c -> c == '\n').count();
    }
}
