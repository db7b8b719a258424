package crcr.infrastructure.allowlist;

import crcr.application.allowlist.ReadAllowlist;
import crcr.domain.allowlist.Allowlist.Problem;
import crcr.domain.allowlist.Allowlist.Reading;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads the allowlist's YAML (docs/reference/allowlist.md#format). The document is only looked at, as a graph of nodes:
 * nothing is constructed from it, whatever tags it has. Safe for any number of threads.
 */
public final class AllowlistYaml implements ReadAllowlist {
    /** How many characters a document may have. */
    static final int MAX_CODE_POINTS = 1_048_576;

    private static final int MAX_DEPTH = 20;
    private static final int MAX_ALIASES = 20;
    private static final String DOCUMENT = "the document";

    @Override
    public Reading read(String text) {
        try {
            Optional<Node> root = Optional.ofNullable(yaml().compose(new StringReader(text)));
            return root.filter(node -> !node.getTag().equals(Tag.NULL))
                    .map(node -> new AllowlistNodes().read(node))
                    .orElseGet(() -> invalid(DOCUMENT, "is empty"));
        } catch (MarkedYAMLException e) {
            return invalid(place(e), "cannot be read as YAML: " + describe(e));
        } catch (ReaderException e) {
            return invalid(
                    "line " + line(text, e.getPosition()),
                    "cannot be read as YAML: it has the character U+%04X".formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            return invalid(DOCUMENT, "goes beyond what is read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            // So the library tells of a tag that begins or ends with a blank, in an escape.
            return invalid(DOCUMENT, "has a tag, and none is read");
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

    private static Reading invalid(String place, String message) {
        return new Reading.Invalid(List.of(new Problem(place, message)));
    }

    private static String place(MarkedYAMLException e) {
        return Optional.ofNullable(e.getProblemMark())
                .or(() -> Optional.ofNullable(e.getContextMark()))
                .map(NodeText::line)
                .orElse(DOCUMENT);
    }

    // The library's words quote the document, which may have a tag or an anchor of any length.
    private static String describe(MarkedYAMLException e) {
        return NodeText.shortened(Stream.of(Optional.ofNullable(e.getContext()), Optional.ofNullable(e.getProblem()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", ")));
    }

    private static long line(String text, int position) {
        return 1 + text.codePoints().limit(position).filter(c -> c == '\n').count();
    }
}
