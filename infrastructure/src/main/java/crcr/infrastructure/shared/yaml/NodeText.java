package crcr.infrastructure.shared.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Describes a node of a document: its text and its place. */
public final class NodeText {
    private static final int MAX_QUOTED = 200;

    private NodeText() {}

    /**
     * Returns the text of a node. Numbers and other scalars are text here, because GitHub's names may look like them.
     */
    public static Optional<String> of(Node node) {
        return node instanceof ScalarNode scalar && !isNull(scalar) ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    /** Returns whether a node is null. */
    public static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    /** Returns the names in a node of comma-separated text, none of them empty. */
    public static List<String> names(ScalarNode node) {
        return of(node).stream()
                .flatMap(names -> Arrays.stream(names.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Returns the place of a node, with its text if it has one. */
    public static String place(Node node) {
        String line = line(node.getStartMark());
        return of(node).map(text -> line + ", \"" + shortened(text) + "\"").orElse(line);
    }

    /** Returns a text in a form for display, shortened. */
    public static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= MAX_QUOTED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_QUOTED)) + "…";
    }

    /** Returns the line of a mark, counted from 1. */
    public static String line(Mark mark) {
        return "line " + (mark.getLine() + 1);
    }
}
